<?xml version="1.0" encoding="UTF-8"?>
<!-- Examples of mark-up, and the last rule: whatever has no rule of its own is shown as what it most probably is. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- Mark-up that a text quotes: shown as it is written. -->
  <xsl:mode name="m:source" on-no-match="fail"/>

  <xsl:template match="eg:egXML | tei:eg | tei:xenoData" mode="m:html" as="element()">
    <xsl:element name="{if (f:is-block(.) or self::tei:eg) then 'pre' else 'code'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:if test="f:is-block(.)">
        <xsl:attribute name="tabindex" select="0"/>
      </xsl:if>
      <xsl:apply-templates mode="m:source"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text() | comment() | processing-instruction()" mode="m:source" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="*" mode="m:source" as="text()*">
    <xsl:value-of select="'&lt;' || name() || string-join(@* ! (' ' || name() || '=&quot;' || . || '&quot;')) ||
        (if (node()) then '>' else '/>')"/>
    <xsl:apply-templates mode="m:source"/>
    <xsl:if test="node()">
      <xsl:value-of select="'&lt;/' || name() || '>'"/>
    </xsl:if>
  </xsl:template>

  <!-- The last rule. It reports what it meets, and loses no word of it. -->
  <xsl:template match="*" mode="m:html" as="element()" priority="-1">
    <xsl:call-template name="f:report-unhandled"/>
    <xsl:element name="{if (f:is-block(.)) then 'div' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="'unhandled', local-name()"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
