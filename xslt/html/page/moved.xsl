<?xml version="1.0" encoding="UTF-8"?>
<!-- Former addresses: an identifier that was published once leads on to what took its place. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- A browser that is asked for a former fragment finds it here, with the link to the present one. -->
  <xsl:template name="f:moved" as="element(h:section)?">
    <xsl:if test="$moved">
      <section class="moved" aria-label="Former addresses">
        <h2>Former addresses</h2>
        <ul>
          <xsl:for-each select="tokenize($moved)">
            <li id="{substring-before(., '=')}">
              <xsl:value-of select="substring-before(., '=')"/>
              <xsl:text> is now at </xsl:text>
              <a href="{substring-after(., '=')}"><xsl:value-of select="substring-after(., '=')"/></a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- A page that only leads on. -->
  <xsl:template name="f:refresh" as="element(h:meta)?">
    <xsl:if test="$refresh">
      <meta http-equiv="refresh" content="0; url={$refresh}"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
