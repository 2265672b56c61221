<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the texts name an entry, in the words around it; and what they name beside it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:mentions:local"
    exclude-result-prefixes="#all">

  <xsl:template name="f:entry-mentions" as="element(h:section)">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:variable name="count" as="xs:integer" select="count(r:in/r:mention)"/>
    <section class="mentions" aria-labelledby="mentions">
      <h2 id="mentions">Mentions</h2>
      <xsl:choose>
        <xsl:when test="$count eq 0">
          <p class="summary">Not named in the words of the texts.</p>
        </xsl:when>
        <xsl:otherwise>
          <p class="summary">
            <xsl:value-of select="f:counted($count, 'mention', 'mentions'), f:counted(count(r:in), 'text', 'texts')"
                separator=" in "/>
          </p>
          <xsl:for-each select="r:in">
            <xsl:call-template name="local:text"/>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- The mentions in one text. -->
  <xsl:template name="local:text" as="element(h:section)">
    <xsl:context-item as="element(r:in)" use="required"/>
    <section class="mentions-in">
      <h3>
        <a href="{$root}{@text}"><xsl:value-of select="@title"/></a>
      </h3>
      <xsl:where-populated>
        <p class="source"><xsl:value-of select="@author, @date" separator=", "/></p>
      </xsl:where-populated>
      <ol role="list">
        <xsl:for-each select="r:mention">
          <xsl:call-template name="local:mention"/>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- One mention: where it is, and the words. -->
  <xsl:template name="local:mention" as="element(h:li)">
    <xsl:context-item as="element(r:mention)" use="required"/>
    <li>
      <a class="where" href="{$root}{@address}"><xsl:value-of select="@citation"/></a>
      <p class="context">
        <xsl:value-of select="r:before"/>
        <b><xsl:value-of select="r:words"/></b>
        <xsl:value-of select="r:after"/>
        <xsl:for-each select="local:remark(.)">
          <xsl:text> </xsl:text>
          <span class="remark">(<xsl:value-of select="."/>)</span>
        </xsl:for-each>
      </p>
    </li>
  </xsl:template>

  <!-- What is not plain about a mention. -->
  <xsl:function name="local:remark" as="xs:string*">
    <xsl:param name="mention" as="element(r:mention)"/>
    <xsl:sequence select="'as a kind of person'[$mention/@type = 'generic'],
        'by description'[$mention/@type = 'person'],
        'probably'[$mention/@cert = 'medium'], 'uncertain'[$mention/@cert = ('low', 'unknown')]"/>
  </xsl:function>

  <!-- The entries that the same paragraphs name. -->
  <xsl:template name="f:entry-neighbours" as="element(h:section)?">
    <xsl:context-item as="element(r:entry)" use="required"/>
    <xsl:if test="r:with">
      <section class="together" aria-labelledby="together">
        <h2 id="together">Named in the same paragraphs</h2>
        <ul role="list">
          <xsl:for-each select="r:with">
            <li>
              <xsl:sequence select="f:entry-link(.)"/>
              <xsl:text> </xsl:text>
              <span class="count" title="{f:counted(@count, 'paragraph', 'paragraphs')}"><xsl:value-of select="@count"/></span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
