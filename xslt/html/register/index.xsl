<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of the registers. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:index:local"
    exclude-result-prefixes="#all">

  <xsl:template match="r:registers" as="element(h:html)">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(('Registers', $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'register-page register-index'"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:call-template name="f:register-head">
          <xsl:with-param name="description" select="'Persons, places, organisations, events and works of this edition'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <article>
          <header class="register-title">
            <h1>Registers</h1>
            <p class="sub" role="doc-subtitle">Who and what the texts name, and where</p>
          </header>
          <ul class="registers" role="list">
            <xsl:for-each select="r:register">
              <xsl:call-template name="local:register"/>
            </xsl:for-each>
          </ul>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="local:register" as="element(h:li)">
    <xsl:context-item as="element(r:register)" use="required"/>
    <li>
      <h2>
        <a href="{$root}registers/{@folder}.html"><xsl:value-of select="f:register-title(@folder)"/></a>
      </h2>
      <p class="count">
        <xsl:value-of select="f:counted(@entries, 'entry', 'entries'), f:counted(@mentions, 'mention', 'mentions')"
            separator=" · "/>
      </p>
      <p class="line"><xsl:value-of select="f:register-line(@folder)"/></p>
    </li>
  </xsl:template>
</xsl:stylesheet>
