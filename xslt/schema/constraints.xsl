<?xml version="1.0" encoding="UTF-8"?>
<!-- The constraintSpecs of an ODD as one Schematron schema: a pattern for each. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:o="urn:edition:odd"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="xs tei o m">

  <xsl:mode on-no-match="fail"/>
  <!-- Constraints to patterns. -->
  <xsl:mode name="m:pattern" on-no-match="fail"/>
  <!-- Rules as they are, with even blanks in their messages. -->
  <xsl:mode name="m:rule" on-no-match="shallow-copy"/>

  <xsl:template match="/" as="node()+">
    <xsl:variable name="specs" as="element(tei:constraintSpec)*"
        select="//tei:constraintSpec[@scheme = ('schematron', 'isoschematron')][not(@mode = 'delete')]"/>
    <xsl:variable name="global" as="element()*" select="$specs/tei:constraint/(xsl:* | sch:diagnostics)"/>
    <xsl:variable name="schema" as="element(sch:schema)">
      <sch:schema queryBinding="xslt3">
        <xsl:sequence select="o:notice($odd-name)"/>
        <sch:title>
          <xsl:value-of select="normalize-space((//tei:teiHeader//tei:titleStmt/tei:title)[1]) || ': rules'"/>
        </sch:title>
        <xsl:sequence select="o:namespaces($specs//sch:ns)"/>
        <xsl:apply-templates select="$global/self::xsl:*" mode="m:rule"/>
        <xsl:apply-templates select="$specs" mode="m:pattern"/>
        <xsl:apply-templates select="$global/self::sch:diagnostics" mode="m:rule"/>
      </sch:schema>
    </xsl:variable>
    <xsl:apply-templates select="$schema" mode="m:indent"/>
  </xsl:template>

  <!-- The namespaces that rules use, TEI's always among them. -->
  <xsl:function name="o:namespaces" as="element(sch:ns)+">
    <xsl:param name="declared" as="element(sch:ns)*"/>
    <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
    <xsl:for-each-group select="$declared[not(@prefix = 'tei')]" group-by="string(@prefix)">
      <sch:ns prefix="{@prefix}" uri="{@uri}"/>
    </xsl:for-each-group>
  </xsl:function>

  <!-- A pattern of each constraintSpec: its rules, and its assertions without a rule in one for its element. -->
  <xsl:template match="tei:constraintSpec" mode="m:pattern" as="element(sch:pattern)">
    <xsl:variable name="parts" as="element()*" select="tei:constraint/(sch:* | sch:pattern/sch:*)"/>
    <xsl:variable name="bare" as="element()*" select="$parts[self::sch:assert or self::sch:report]"/>
    <sch:pattern id="{@ident}">
      <xsl:apply-templates select="$parts[self::sch:let or self::sch:title or self::sch:p]" mode="m:rule"/>
      <xsl:apply-templates select="$parts/self::sch:rule" mode="m:rule"/>
      <xsl:if test="$bare">
        <sch:rule context="{o:context(.)}">
          <xsl:apply-templates select="$bare" mode="m:rule"/>
        </sch:rule>
      </xsl:if>
    </sch:pattern>
  </xsl:template>

  <!-- What a constraint is about that names no context: its element, or the attribute it stands in. -->
  <xsl:function name="o:context" as="xs:string">
    <xsl:param name="spec" as="element(tei:constraintSpec)"/>
    <xsl:variable name="element" as="xs:string?" select="$spec/ancestor::tei:elementSpec/@ident ! ('tei:' || .)"/>
    <xsl:variable name="attribute" as="xs:string?" select="$spec/ancestor::tei:attDef/@ident ! ('/@' || .)"/>
    <xsl:sequence select="($element, '/')[1] || $attribute"/>
  </xsl:function>

  <xsl:template match="*" mode="m:rule" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates select="@*, node()" mode="m:rule"/>
    </xsl:copy>
  </xsl:template>

  <!-- An expression on one line, unless that might change a string in it. -->
  <xsl:template match="sch:*/@*" mode="m:rule" as="attribute()">
    <xsl:variable name="wide-string" as="xs:string" select="&quot;'[^']*\s{2}[^']*'&quot;"/>
    <xsl:attribute name="{name()}" select="if (matches(., $wide-string)) then string() else normalize-space()"/>
  </xsl:template>

  <xsl:template match="(sch:assert | sch:report | sch:diagnostic | sch:p | sch:title)/text()" mode="m:rule" as="text()?">
    <xsl:variable name="even" as="xs:string" select="replace(., '\s+', ' ')"/>
    <xsl:variable name="begun" as="xs:string"
        select="if (preceding-sibling::node()) then $even else replace($even, '^ ', '')"/>
    <xsl:value-of select="if (following-sibling::node()) then $begun else replace($begun, ' $', '')"/>
  </xsl:template>
</xsl:stylesheet>
