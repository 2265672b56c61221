<?xml version="1.0" encoding="UTF-8"?>
<!-- What a schema says that cannot be carried out, and how places in it are named. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:sc="urn:edition:schematron"
    exclude-result-prefixes="#all">

  <!-- Stops with a line that begins "schematron: " and says which file and which part of it is meant. -->
  <xsl:function name="sc:refuse" as="item()*" visibility="public">
    <xsl:param name="where" as="element()"/>
    <xsl:param name="why" as="xs:string"/>
    <xsl:sequence select="error(xs:QName('sc:refused'), 'schematron: ' || base-uri($where) || ': ' || sc:place($where) || ': ' || $why)"/>
  </xsl:function>

  <!-- "pattern dates, rule tei:date, assert S009": the way to an element, by what one would look for in the file. -->
  <xsl:function name="sc:place" as="xs:string" visibility="public">
    <xsl:param name="where" as="element()"/>
    <xsl:variable name="steps" as="element()*"
        select="$where/ancestor-or-self::*[self::sch:pattern or self::sch:rule or self::sch:phase or . is $where]"/>
    <xsl:sequence select="string-join($steps ! sc:step(.), ', ')"/>
  </xsl:function>

  <xsl:function name="sc:step" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="label" as="attribute()?"
        select="$element/(@context, @id, @name, @href, @select, @test, @rule, @is-a, @pattern)[1]"/>
    <xsl:sequence select="string-join((local-name($element), $label ! normalize-space()), ' ')"/>
  </xsl:function>

  <!-- A string as a literal of XPath. -->
  <xsl:function name="sc:quoted" as="xs:string" visibility="public">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="mark" as="xs:string" select="codepoints-to-string(39)"/>
    <xsl:sequence select="$mark || replace($text, $mark, $mark || $mark) || $mark"/>
  </xsl:function>
</xsl:stylesheet>
