<?xml version="1.0" encoding="UTF-8"?>
<!-- The texts of an edition that has too many for its front page: a list of years, and a page for each. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:w="urn:edition:figure"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:figures:contents:local"
    exclude-result-prefixes="#all">

  <!-- On the front page: how many texts there are, year by year. -->
  <xsl:template match="w:contents" mode="m:figure" as="element(h:section)">
    <section class="texts" aria-labelledby="texts">
      <h2 id="texts">The texts</h2>
      <p class="sum"><xsl:value-of select="f:counted(xs:integer(sum(w:list/@count ! xs:integer(.))), 'text', 'texts')"/></p>
      <xsl:call-template name="local:years"/>
    </section>
  </xsl:template>

  <xsl:template name="local:years" as="element(h:ul)">
    <xsl:context-item as="element(w:contents)" use="required"/>
    <ul class="years" role="list">
      <xsl:for-each select="w:list">
        <li>
          <a href="{$root}{@page}">
            <xsl:if test="@here">
              <xsl:attribute name="aria-current" select="'page'"/>
            </xsl:if>
            <xsl:value-of select="local:label(@label)"/>
          </a>
          <xsl:text> </xsl:text>
          <span class="count"><xsl:value-of select="format-integer(@count, '#,##0')"/></span>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:function name="local:label" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="if (starts-with($year, '-')) then substring($year, 2) || ' BCE'
        else if ($year castable as xs:integer) then $year else 'Undated'"/>
  </xsl:function>

  <!-- The page of one year. -->
  <xsl:template match="w:list" as="element(h:html)">
    <xsl:variable name="year" as="xs:string" select="local:label(@year)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="string-join(('Texts: ' || $year, $edition-title[.]), ' – ')"/>
      <xsl:with-param name="class" select="'front-page text-list'"/>
      <xsl:with-param name="head" as="element()*">
        <link rel="stylesheet" href="{$root}assets/front.css"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="node()*">
        <section class="texts" aria-labelledby="texts">
          <h1 id="texts"><xsl:value-of select="$year"/></h1>
          <nav aria-label="Years">
            <xsl:for-each select="w:contents">
              <xsl:call-template name="local:years"/>
            </xsl:for-each>
          </nav>
          <h2>The texts</h2>
          <xsl:for-each select="tei:teiCorpus">
            <xsl:call-template name="f:text-list"/>
          </xsl:for-each>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
