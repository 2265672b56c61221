<?xml version="1.0" encoding="UTF-8"?>
<!-- The errata of one text as data. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:e="urn:edition:errata"
    xmlns:f="urn:edition:functions"
    xmlns="urn:edition:errata"
    exclude-result-prefixes="#all">

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:include href="common/errata.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/notes.xsl"/>
  <xsl:include href="common/reading.xsl"/>
  <xsl:include href="common/titles.xsl"/>
  <xsl:include href="common/unhandled.xsl"/>

  <!-- Where a transformation begins. -->
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="element(e:errata)">
    <errata>
      <xsl:for-each select="//tei:TEI">
        <text id="{@xml:id}" title="{f:title(.)}">
          <xsl:sequence select="f:errata(.)"/>
        </text>
      </xsl:for-each>
    </errata>
  </xsl:template>
</xsl:stylesheet>
