<?xml version="1.0" encoding="UTF-8"?>
<!-- What every sheet made of a Schematron schema shares: walk over the document, describe what was found. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:report="urn:edition:schematron:report"
    exclude-result-prefixes="#all">

  <xsl:output method="json" encoding="UTF-8"/>

  <!-- How many elements have begun: the number of an element, by which its line is found. -->
  <xsl:accumulator name="report:number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:mode use-accumulators="report:number"/>

  <!-- Applies each pattern in turn; declared by the sheet. -->
  <xsl:mode name="report:patterns" on-no-match="fail"/>

  <!-- Elements by their names. -->
  <xsl:key name="report:name" match="*" use="node-name()"/>

  <!-- The nodes that patterns look at, in the order of the document. -->
  <xsl:variable name="report:elements" as="node()*" select="/, //*"/>
  <xsl:variable name="report:nodes" as="node()*" select="/, //node() ! (., @*)"/>

  <xsl:template match="/" as="array(*)">
    <xsl:variable name="found" as="map(*)*">
      <xsl:apply-templates select="." mode="report:patterns"/>
    </xsl:variable>
    <xsl:sequence select="array { $found }"/>
  </xsl:template>

  <!-- An assertion that fails, or a report that is due. -->
  <xsl:function name="report:found" as="map(*)" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="facts" as="map(*)"/>
    <xsl:param name="message" as="item()"/>
    <xsl:param name="hint" as="item()"/>
    <xsl:variable name="element" as="element()?" select="$node/ancestor-or-self::*[1]"/>
    <xsl:sequence select="map:merge(($facts, map {
        'number': ($element ! accumulator-before('report:number'), 1)[1],
        'element': string(local-name($element)),
        'words': report:words($node),
        'message': normalize-space(string($message)),
        'hint': normalize-space(string($hint)) }))"/>
  </xsl:function>

  <!-- A test that cannot be evaluated here: a date that is none, two values where one is wanted. -->
  <xsl:function name="report:failed" as="map(*)" visibility="public">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="facts" as="map(*)"/>
    <xsl:param name="why" as="xs:string?"/>
    <xsl:sequence select="map:put(report:found($node, $facts, '', ''), 'failed', normalize-space($why))"/>
  </xsl:function>

  <!-- The words concerned: an attribute as it is written; of an element with words of its own, their beginning. -->
  <xsl:function name="report:words" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="text" as="xs:string" select="normalize-space($node)"/>
    <xsl:choose>
      <xsl:when test="$node instance of attribute()">
        <xsl:sequence select="'@' || name($node) || '=&quot;' || $text || '&quot;'"/>
      </xsl:when>
      <xsl:when test="$node/self::* and empty($node/text()[normalize-space()])">
        <xsl:sequence select="''"/>
      </xsl:when>
      <xsl:when test="string-length($text) gt 60">
        <xsl:sequence select="replace(substring($text, 1, 60), '\s\S*$', '') || ' …'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$text"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
