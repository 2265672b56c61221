<?xml version="1.0" encoding="UTF-8"?>
<!-- Abstract patterns and abstract rules: each instance written out, nothing abstract left. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- Patterns and rules by their identifiers. -->
  <xsl:key name="sc:pattern" match="sch:pattern" use="@id"/>
  <xsl:key name="sc:rule" match="sch:rule" use="@id"/>

  <!-- The schema with every instance written out. -->
  <xsl:mode name="sc:instances" on-no-match="shallow-copy"/>

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true'] | sch:rules" mode="sc:instances"
      as="empty-sequence()"/>

  <xsl:template match="sch:pattern[@is-a]" mode="sc:instances" as="element(sch:pattern)">
    <xsl:variable name="model" as="element(sch:pattern)?" select="key('sc:pattern', @is-a)[@abstract = 'true'][1]"/>
    <xsl:if test="empty($model)">
      <xsl:sequence select="sc:refuse(., 'there is no abstract pattern ' || @is-a)"/>
    </xsl:if>
    <xsl:copy>
      <xsl:copy-of select="@* except @is-a, sch:title"/>
      <xsl:apply-templates select="$model/node()" mode="#current">
        <xsl:with-param name="values" as="map(xs:string, xs:string)" tunnel="yes"
            select="map:merge(sch:param ! map:entry(string(@name), string(@value)))"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- The same pattern first: instances of abstract patterns have abstract rules of their own. -->
  <xsl:template match="sch:extends[@rule]" mode="sc:instances" as="node()*">
    <xsl:param name="via" as="element()*" tunnel="yes" select="()"/>
    <xsl:variable name="rules" as="element(sch:rule)*" select="key('sc:rule', @rule)[@abstract = 'true']"/>
    <xsl:variable name="model" as="element(sch:rule)?"
        select="($rules[.. is current()/ancestor::sch:pattern[1]], $rules)[1]"/>
    <xsl:if test="empty($model)">
      <xsl:sequence select="sc:refuse(., 'there is no abstract rule ' || @rule)"/>
    </xsl:if>
    <xsl:if test="$via intersect .">
      <xsl:sequence select="sc:refuse(., 'leads back to itself')"/>
    </xsl:if>
    <xsl:apply-templates select="$model/node()" mode="#current">
      <xsl:with-param name="via" as="element()*" tunnel="yes" select="$via, ."/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- Rules that nobody would run must not pass for rules: what this version of Schematron does not know is refused. -->
  <xsl:template mode="sc:instances" priority="-0.3" as="item()*"
      match="sch:schema/sch:*[not(local-name() = $sc:parts)] | sch:pattern/sch:*[not(local-name() = $sc:parts-of-patterns)]">
    <xsl:sequence select="sc:refuse(., 'is not known here')"/>
  </xsl:template>

  <xsl:variable name="sc:parts" as="xs:string*"
      select="'title', 'p', 'ns', 'let', 'phase', 'pattern', 'rules', 'diagnostics', 'properties'"/>
  <xsl:variable name="sc:parts-of-patterns" as="xs:string*" select="'title', 'p', 'let', 'param', 'rule'"/>

  <!-- $name in an expression of an abstract pattern is the value of the parameter, where there is one. -->
  <xsl:template match="sch:*/@*[contains(., '$')]" mode="sc:instances" as="attribute()">
    <xsl:param name="values" as="map(xs:string, xs:string)" tunnel="yes" select="map {}"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:analyze-string select="." regex="\$([\i-[:]][\c-[:]]*)">
        <xsl:matching-substring>
          <xsl:sequence select="($values(regex-group(1)), .)[1]"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:sequence select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:variable>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="string-join($parts)"/>
  </xsl:template>
</xsl:stylesheet>
