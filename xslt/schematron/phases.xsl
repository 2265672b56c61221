<?xml version="1.0" encoding="UTF-8"?>
<!-- Which patterns run: those of a phase, or all. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- The phase that the parameter chooses; none stands for all patterns. -->
  <xsl:function name="sc:phase" as="element(sch:phase)?" visibility="public">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="chosen" as="xs:string"
        select="if ($phase = '#DEFAULT') then ($schema/@defaultPhase, '#ALL')[1] else $phase"/>
    <xsl:variable name="found" as="element(sch:phase)?" select="$schema/sch:phase[@id = $chosen][1]"/>
    <xsl:if test="empty($found) and $chosen ne '#ALL'">
      <xsl:sequence select="sc:refuse($schema, 'there is no phase ' || $chosen || '; there are ' ||
          string-join(($schema/sch:phase/@id, '#ALL'), ', '))"/>
    </xsl:if>
    <xsl:sequence select="$found"/>
  </xsl:function>

  <!-- The patterns that run, in the order of the schema. -->
  <xsl:function name="sc:patterns" as="element(sch:pattern)*" visibility="public">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="phase" as="element(sch:phase)?" select="sc:phase($schema)"/>
    <xsl:for-each select="$phase/sch:active[not(tokenize(@pattern) = $schema/sch:pattern/@id)]">
      <xsl:sequence select="sc:refuse(., 'there is no such pattern')"/>
    </xsl:for-each>
    <xsl:sequence select="$schema/sch:pattern[empty($phase) or @id = $phase/sch:active/tokenize(@pattern)]"/>
  </xsl:function>
</xsl:stylesheet>
