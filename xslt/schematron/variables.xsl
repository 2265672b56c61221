<?xml version="1.0" encoding="UTF-8"?>
<!-- sch:let: variables of the schema, of a phase, of a pattern and of a rule. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="urn:edition:schematron:out"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- Declarations in the sheet. -->
  <xsl:mode name="sc:variable" on-no-match="fail"/>

  <!-- A variable under its own name; a value without @value is what the element holds. -->
  <xsl:template match="sch:let" mode="sc:variable" as="node()*">
    <xsl:call-template name="sc:line"/>
    <out:variable name="{@name}">
      <xsl:copy-of select="@as"/>
      <xsl:call-template name="sc:origin">
        <xsl:with-param name="expression" as="xs:string?" select="@value"/>
      </xsl:call-template>
      <xsl:copy-of select="if (@value) then () else node()"/>
      <xsl:if test="@value">
        <xsl:attribute name="select" select="@value"/>
      </xsl:if>
    </out:variable>
  </xsl:template>

  <!-- A variable of a pattern is evaluated once, at the root. Instances of an abstract pattern share names:
       then it is stored under a name of its own, and each rule gives it the short one. -->
  <xsl:template match="sch:pattern/sch:let" mode="sc:variable" priority="1" as="node()*">
    <xsl:variable name="plain" as="node()*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="if (sc:is-shared(.)) then sc:stored(., $plain) else $plain"/>
  </xsl:template>

  <xsl:function name="sc:stored" as="element()">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:param name="plain" as="node()*"/>
    <out:variable name="{sc:stored-name($let)}">
      <xsl:sequence select="$plain/@as"/>
      <xsl:if test="not($plain/@as) and $let/@value">
        <xsl:attribute name="as" select="'item()*'"/>
      </xsl:if>
      <xsl:apply-templates select="$let/preceding-sibling::sch:let[sc:is-shared(.)]" mode="sc:alias"/>
      <xsl:sequence select="$plain"/>
      <out:sequence select="${$let/@name}"/>
    </out:variable>
  </xsl:function>

  <!-- The short name of a stored variable, within a rule or another variable. -->
  <xsl:mode name="sc:alias" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="sc:alias" as="element()">
    <out:variable name="{@name}" select="${sc:stored-name(.)}"/>
  </xsl:template>

  <xsl:function name="sc:stored-name" as="xs:string">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="'Q{urn:edition:schematron:pattern-' || sc:number($let/..) || '}' || $let/@name"/>
  </xsl:function>

  <!-- True if another declaration, wherever it stands, bears the same name. -->
  <xsl:function name="sc:is-shared" as="xs:boolean" visibility="public">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="count(key('sc:declared', $let/@name, root($let))) gt 1"/>
  </xsl:function>

  <!-- Names of the variables that are visible to more than one rule. -->
  <xsl:key name="sc:declared" use="@name"
      match="sch:schema/(sch:let | xsl:variable | xsl:param) | sch:phase/sch:let | sch:pattern/sch:let"/>
</xsl:stylesheet>
