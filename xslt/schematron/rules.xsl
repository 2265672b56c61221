<?xml version="1.0" encoding="UTF-8"?>
<!-- A pattern becomes a mode, a rule a template in it, an assertion a condition in that. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:out="urn:edition:schematron:out"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- What a pattern becomes. The first rule that matches a node wins; where none does, the node is passed by
       (for the root deep-skip alone would go on to its children). -->
  <xsl:mode name="sc:rule" on-no-match="fail"/>

  <xsl:template match="sch:pattern" mode="sc:rule" as="node()*">
    <xsl:call-template name="sc:line"/>
    <out:mode name="{sc:mode(.)}" on-no-match="deep-skip"/>
    <out:template match="/" mode="{sc:mode(.)}" priority="0"/>
    <xsl:apply-templates select="sch:let" mode="sc:variable"/>
    <xsl:apply-templates select="sch:rule" mode="#current"/>
  </xsl:template>

  <xsl:template match="sch:rule" mode="sc:rule" as="node()*">
    <xsl:variable name="body" as="node()*">
      <xsl:apply-templates select="../sch:let[sc:is-shared(.)]" mode="sc:alias"/>
      <xsl:apply-templates select="sch:let" mode="sc:variable"/>
      <xsl:apply-templates select="sch:assert | sch:report" mode="#current"/>
    </xsl:variable>
    <xsl:if test="not(@context)">
      <xsl:sequence select="sc:refuse(., 'has no context')"/>
    </xsl:if>
    <xsl:call-template name="sc:line"/>
    <out:template match="{@context}" mode="{sc:mode(..)}" priority="{count(following-sibling::sch:rule) + 1}">
      <xsl:call-template name="sc:origin">
        <xsl:with-param name="expression" as="xs:string?" select="@context"/>
      </xsl:call-template>
      <xsl:sequence select="sc:guarded($body, .)"/>
    </out:template>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report" mode="sc:rule" as="node()*">
    <xsl:variable name="body" as="node()*">
      <xsl:call-template name="sc:line"/>
      <out:if test="{if (self::sch:assert) then 'not(' || @test || ')' else @test}">
        <xsl:call-template name="sc:origin">
          <xsl:with-param name="expression" as="xs:string?" select="@test"/>
        </xsl:call-template>
        <out:variable name="{$sc:report}message"><xsl:apply-templates mode="sc:message"/></out:variable>
        <out:variable name="{$sc:report}hint"><xsl:call-template name="sc:hint"/></out:variable>
        <out:sequence select="{$sc:report}found(., {sc:facts(.)}, ${$sc:report}message, ${$sc:report}hint)"/>
      </out:if>
    </xsl:variable>
    <xsl:sequence select="sc:guarded($body, .)"/>
  </xsl:template>

  <!-- The same instructions; if errors are to be reported and not to stop the run, within xsl:try. -->
  <xsl:function name="sc:guarded" as="node()*">
    <xsl:param name="body" as="node()*"/>
    <xsl:param name="origin" as="element()"/>
    <xsl:choose>
      <xsl:when test="$careful">
        <out:try>
          <xsl:sequence select="$body"/>
          <out:catch select="{$sc:report}failed(., {sc:facts($origin)}, $Q{{http://www.w3.org/2005/xqt-errors}}description)"/>
        </out:try>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$body"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- What is known of an assertion before any document is read, as an XPath map. -->
  <xsl:function name="sc:facts" as="xs:string">
    <xsl:param name="origin" as="element()"/>
    <xsl:variable name="rule" as="element(sch:rule)" select="$origin/ancestor-or-self::sch:rule"/>
    <xsl:variable name="facts" as="map(xs:string, item()?)" select="map {
        'pattern': $rule/../(@id, sch:title)[1], 'rule': $rule/@context, 'id': $origin/@id, 'test': $origin/@test,
        'kind': local-name($origin), 'role': ($origin/@role, $rule/@role)[1], 'flag': $origin/@flag, 'see': $origin/@see }"/>
    <xsl:variable name="entries" as="xs:string*"
        select="sort(map:keys($facts)) ! (sc:quoted(.) || ': ' || sc:quoted(normalize-space($facts(.))))"/>
    <xsl:sequence select="'map { ' || string-join($entries, ', ') || ' }'"/>
  </xsl:function>

  <!-- The mode of a pattern, and the number in its name. -->
  <xsl:function name="sc:mode" as="xs:string" visibility="public">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="$sc:report || 'pattern-' || sc:number($pattern)"/>
  </xsl:function>

  <xsl:function name="sc:number" as="xs:integer" visibility="public">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="count($pattern/preceding-sibling::sch:pattern) + 1"/>
  </xsl:function>
</xsl:stylesheet>
