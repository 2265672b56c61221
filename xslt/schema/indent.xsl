<?xml version="1.0" encoding="UTF-8"?>
<!-- The last pass over a derived schema: a line for each element, two blanks a level. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- Copy with line ends and blanks, where an element has no words. -->
  <xsl:mode name="m:indent" on-no-match="shallow-copy"/>

  <xsl:template match="*[*][not(text()[normalize-space()])]" mode="m:indent" as="element()">
    <xsl:param name="margin" as="xs:string" select="'&#10;'" tunnel="yes"/>
    <xsl:copy>
      <xsl:sequence select="@*"/>
      <xsl:for-each select="* | comment()">
        <xsl:value-of select="$margin || '  '"/>
        <xsl:apply-templates select="." mode="m:indent">
          <xsl:with-param name="margin" as="xs:string" select="$margin || '  '" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:for-each>
      <xsl:value-of select="$margin"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
