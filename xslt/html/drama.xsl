<?xml version="1.0" encoding="UTF-8"?>
<!-- Drama (TEI Guidelines, chapter 7). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:template match="tei:sp | tei:spGrp" mode="m:html" as="element(h:div)">
    <div>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </div>
  </xsl:template>

  <xsl:template match="tei:speaker" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="'p'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Stage directions stand by themselves or in a speech. -->
  <xsl:template match="tei:stage | tei:move | tei:view | tei:camera | tei:sound | tei:tech | tei:caption"
      mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="if (f:is-block(.)) then 'p' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The persons of the play; groups of them are lists within the list. -->
  <xsl:template match="tei:castList" mode="m:html" as="element()+">
    <xsl:apply-templates select="tei:head" mode="m:html"/>
    <ul role="list">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates select="* except tei:head" mode="m:html"/>
    </ul>
  </xsl:template>

  <xsl:template match="tei:castGroup" mode="m:html" as="element(h:li)">
    <li>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates select="tei:head" mode="m:html"/>
      <ul role="list">
        <xsl:apply-templates select="* except tei:head" mode="m:html"/>
      </ul>
    </li>
  </xsl:template>

  <xsl:template match="tei:castItem" mode="m:html" as="element(h:li)">
    <li>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </li>
  </xsl:template>

  <xsl:template match="tei:role | tei:roleDesc | tei:actor" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>
</xsl:stylesheet>
