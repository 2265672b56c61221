<?xml version="1.0" encoding="UTF-8"?>
<!-- The sheet that a schema becomes: its namespaces, the XSLT in it, its variables and its patterns. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:out="urn:edition:schematron:out"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <!-- What the sheet calls in report.xsl bears this namespace; written out, it cannot clash with a prefix of the schema. -->
  <xsl:variable name="sc:report" as="xs:string" select="'Q{urn:edition:schematron:report}'"/>

  <!-- From the schema to the sheet. -->
  <xsl:mode name="sc:sheet" on-no-match="fail"/>

  <xsl:template match="/" as="element()">
    <xsl:variable name="whole" as="document-node()">
      <xsl:apply-templates select="." mode="sc:whole"/>
    </xsl:variable>
    <xsl:variable name="written-out" as="document-node()">
      <xsl:apply-templates select="$whole" mode="sc:instances"/>
    </xsl:variable>
    <xsl:apply-templates select="$written-out/sch:schema" mode="sc:sheet"/>
  </xsl:template>

  <xsl:template match="sch:schema" mode="sc:sheet" as="element()">
    <xsl:variable name="patterns" as="element(sch:pattern)*" select="sc:patterns(.)"/>
    <out:stylesheet version="{sc:version(.)}">
      <xsl:attribute name="xml:base" select="base-uri()"/>
      <xsl:call-template name="sc:namespaces"/>
      <out:import href="{resolve-uri('report.xsl', static-base-uri())}"/>
      <xsl:copy-of select="xsl:* except xsl:output" copy-namespaces="yes"/>
      <xsl:apply-templates select="sch:let, sc:phase(.)/sch:let" mode="sc:variable"/>
      <out:template match="/" mode="{$sc:report}patterns">
        <xsl:for-each select="$patterns">
          <out:apply-templates select="{sc:nodes(.)}" mode="{sc:mode(.)}"/>
        </xsl:for-each>
      </out:template>
      <xsl:apply-templates select="$patterns" mode="sc:rule"/>
    </out:stylesheet>
  </xsl:template>

  <!-- XSLT 1.0 (which is what a schema without @queryBinding speaks) takes the first of several nodes for their string. -->
  <xsl:function name="sc:version" as="xs:string">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="binding" as="xs:string" select="lower-case(($schema/@queryBinding, 'xslt')[1])"/>
    <xsl:choose>
      <xsl:when test="$binding = ('xslt', 'xslt1', 'xpath', 'xpath1')">1.0</xsl:when>
      <xsl:when test="$binding = ('xslt2', 'xslt3', 'xpath2', 'xpath3', 'xpath31')">3.0</xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="sc:refuse($schema, 'queryBinding ' || $binding || ' is not supported; xslt, xslt2, xslt3 and xpath2, xpath3 are')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Prefixes: those of sch:ns; then those that the schema itself uses; then the customary ones. -->
  <xsl:template name="sc:namespaces" as="node()*">
    <xsl:context-item as="element(sch:schema)" use="required"/>
    <xsl:variable name="schema" as="element(sch:schema)" select="."/>
    <xsl:variable name="own" as="map(xs:string, xs:string)*" select="
        sch:ns ! map { string(@prefix): string(@uri) },
        (in-scope-prefixes(.)[not(. = ('', 'xml', 'xsl'))]) ! map { .: string(namespace-uri-for-prefix(., $schema)) },
        map { 'xs': 'http://www.w3.org/2001/XMLSchema' },
        ('array', 'map', 'math') ! map { .: 'http://www.w3.org/2005/xpath-functions/' || . }"/>
    <xsl:for-each-group select="$own" group-by="map:keys(.)">
      <xsl:namespace name="{current-grouping-key()}" select="current-group()[1](current-grouping-key())"/>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Where an instruction comes from, for messages on errors in the schema: Saxon tells the line, these what stands there. -->
  <xsl:template name="sc:origin" as="attribute()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="expression" as="xs:string?" required="yes"/>
    <xsl:attribute name="schematron-origin:file" select="base-uri()" namespace="urn:edition:schematron:origin"/>
    <xsl:attribute name="schematron-origin:place" select="sc:place(.)" namespace="urn:edition:schematron:origin"/>
    <xsl:attribute name="schematron-origin:expression" select="$expression" namespace="urn:edition:schematron:origin"/>
  </xsl:template>

  <xsl:template name="sc:line" as="text()">
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
