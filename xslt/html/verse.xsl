<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse (TEI Guidelines, chapter 6). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <!-- A stanza, or a poem of stanzas. -->
  <xsl:template match="tei:lg" mode="m:html" as="element(h:div)">
    <div>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </div>
  </xsl:template>

  <!-- A verse; every fifth of those that are numbered shows its number. -->
  <xsl:template match="tei:l | tei:line" mode="m:html" as="element()">
    <xsl:variable name="number" as="xs:integer?" select="@n[matches(., '^[1-9]\d{0,4}$')] ! xs:integer(.)"/>
    <div>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="'l', @part[. = ('I', 'M', 'F')] ! ('part-' || lower-case(.)),
          'indent'[contains(current()/@rend, 'indent')]"/>
      <xsl:apply-templates mode="m:html"/>
      <xsl:if test="$number mod 5 eq 0">
        <span class="ln">
          <xsl:value-of select="$number"/>
        </span>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="tei:caesura" mode="m:html" as="element(h:span)">
    <span class="caesura">
      <xsl:text>&#x2003;</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="tei:rhyme | tei:metSym" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>
</xsl:stylesheet>
