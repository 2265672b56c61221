<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse (TEI 6) and drama (TEI 7). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print" exclude-result-prefixes="#all">

  <xsl:template match="tei:lg" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'stanza', ())"/>
  </xsl:template>

  <!-- Stanzas of a poem stand one after the other, not one in the other. -->
  <xsl:template match="tei:lg[tei:lg]" mode="m:print" as="xs:string*">
    <xsl:apply-templates mode="m:print"/>
  </xsl:template>

  <xsl:template match="tei:l" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'para', ())"/>
  </xsl:template>

  <xsl:template match="tei:sp" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'speech', ())"/>
  </xsl:template>

  <xsl:template match="tei:speaker | tei:stage" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., local-name(), ())"/>
  </xsl:template>
</xsl:stylesheet>
