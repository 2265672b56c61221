<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models: what stands in tei:content, how often, to patterns. No group or choice has a single member,
     for libxml2 hangs on those. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:o="urn:edition:odd"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <!-- Parts of a content model to patterns; several patterns are a sequence. -->
  <xsl:mode name="m:content" on-no-match="fail"/>

  <xsl:template match="tei:empty" mode="m:content" as="empty-sequence()"/>

  <xsl:template match="tei:textNode" mode="m:content" as="element(rng:text)">
    <text/>
  </xsl:template>

  <xsl:template match="tei:elementRef" mode="m:content" as="element()+">
    <xsl:sequence select="o:repeat(o:ref(@key), o:least(.), o:most(.))"/>
  </xsl:template>

  <xsl:template match="tei:dataRef" mode="m:content" as="element()+">
    <xsl:sequence select="o:repeat(o:datatype(.), o:least(.), o:most(.))"/>
  </xsl:template>

  <xsl:template match="tei:valList" mode="m:content" as="element()+">
    <xsl:sequence select="o:values(.)"/>
  </xsl:template>

  <xsl:template match="tei:alternate" mode="m:content" as="element()+">
    <xsl:variable name="members" as="element()+">
      <xsl:apply-templates select="*" mode="m:content"/>
    </xsl:variable>
    <xsl:sequence select="o:repeat(o:choice($members), o:least(.), o:most(.))"/>
  </xsl:template>

  <!-- A sequence needs a group only where it is one of several alternatives. -->
  <xsl:template match="tei:sequence" mode="m:content" as="element()+">
    <xsl:variable name="members" as="element()+">
      <xsl:apply-templates select="*" mode="m:content"/>
    </xsl:variable>
    <xsl:variable name="repeated" as="element()+" select="o:repeat($members, o:least(.), o:most(.))"/>
    <xsl:sequence select="if (parent::tei:alternate) then o:group($repeated) else $repeated"/>
  </xsl:template>

  <!-- Patterns in their order; a single one stands for itself. -->
  <xsl:function name="o:group" as="element()">
    <xsl:param name="patterns" as="element()+"/>
    <xsl:choose>
      <xsl:when test="count($patterns) eq 1">
        <xsl:sequence select="$patterns"/>
      </xsl:when>
      <xsl:otherwise>
        <group><xsl:sequence select="$patterns"/></group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- A sequence of patterns, at least and at most so many times (-1: any number of times). -->
  <xsl:function name="o:repeat" as="element()+" visibility="public">
    <xsl:param name="patterns" as="element()+"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:choose>
      <xsl:when test="$least eq 1 and $most eq 1">
        <xsl:sequence select="$patterns"/>
      </xsl:when>
      <xsl:when test="$least gt 1 or $least eq 1 and $most gt 1">
        <xsl:sequence select="$patterns, o:repeat($patterns, $least - 1, if ($most eq -1) then -1 else $most - 1)"/>
      </xsl:when>
      <xsl:when test="$most eq -1">
        <xsl:element name="{if ($least eq 0) then 'zeroOrMore' else 'oneOrMore'}">
          <xsl:sequence select="$patterns"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <optional>
          <xsl:sequence select="$patterns, if ($most gt 1) then o:repeat($patterns, 0, $most - 1) else ()"/>
        </optional>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
