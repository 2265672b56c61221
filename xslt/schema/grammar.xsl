<?xml version="1.0" encoding="UTF-8"?>
<!-- The grammar: where a document starts, and a definition for each element, attribute and datatype. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:o="urn:edition:odd"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode on-no-match="fail"/>
  <!-- Specifications to definitions. -->
  <xsl:mode name="m:grammar" on-no-match="fail"/>

  <xsl:template match="/" as="node()+">
    <xsl:variable name="grammar" as="element(rng:grammar)">
      <grammar ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
        <xsl:namespace name="a" select="'http://relaxng.org/ns/compatibility/annotations/1.0'"/>
        <xsl:sequence select="o:notice($odd-name)"/>
        <start>
          <xsl:sequence select="o:choice(tokenize(//tei:schemaSpec/@start) ! o:ref(.))"/>
        </start>
        <xsl:apply-templates select="o:elements(.)" mode="m:grammar"/>
        <xsl:sequence select="o:used-datatypes(.)"/>
      </grammar>
    </xsl:variable>
    <xsl:apply-templates select="$grammar" mode="m:indent"/>
  </xsl:template>

  <xsl:template match="tei:elementSpec" mode="m:grammar" as="element(rng:define)+">
    <xsl:variable name="attributes" as="element(tei:attDef)*" select="o:attributes(.)"/>
    <xsl:variable name="content" as="element()*">
      <xsl:apply-templates select="tei:content/*" mode="m:content"/>
    </xsl:variable>
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:sequence select="o:documentation(.), $attributes ! o:attribute-ref(.), $content"/>
        <xsl:if test="empty(($attributes, $content))">
          <empty/>
        </xsl:if>
      </element>
    </define>
    <xsl:apply-templates select="$attributes" mode="m:grammar"/>
  </xsl:template>

  <!-- A pointer to a definition. -->
  <xsl:function name="o:ref" as="element(rng:ref)" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <ref name="{$name}"/>
  </xsl:function>

  <!-- One of several patterns; a single one stands for itself. -->
  <xsl:function name="o:choice" as="element()+" visibility="public">
    <xsl:param name="patterns" as="element()+"/>
    <xsl:choose>
      <xsl:when test="count($patterns except $patterns/self::a:*) eq 1">
        <xsl:sequence select="$patterns"/>
      </xsl:when>
      <xsl:otherwise>
        <choice><xsl:sequence select="$patterns"/></choice>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The description of an element, attribute or value as an annotation. -->
  <xsl:function name="o:documentation" as="element(a:documentation)?" visibility="public">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="o:description($spec)"/>
    <xsl:if test="$words">
      <a:documentation><xsl:value-of select="$words"/></a:documentation>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
