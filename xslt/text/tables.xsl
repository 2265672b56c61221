<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables in plain text (TEI 14): columns side by side if they fit the width, else cells one after the other. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:t="urn:edition:text"
                xmlns:local="urn:edition:text:tables:local" exclude-result-prefixes="#all">

  <xsl:template match="tei:table" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="rows" as="array(xs:string)*"
                  select="tei:row ! array{tei:cell ! normalize-space(string-join(* ! t:line-of(.), ' '))}"/>
    <xsl:variable name="columns" as="xs:integer*" select="
        for $column in 1 to max((0, $rows ! array:size(.)))
        return max(for $row in $rows return if (array:size($row) ge $column) then string-length($row($column)) else 0)"
        xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
    <xsl:variable name="is-narrow" as="xs:boolean" select="sum($columns) + 3 * count($columns) le $width"/>
    <xsl:variable name="lines" as="xs:string*"
                  select="$rows ! (if ($is-narrow) then local:aligned(., $columns) else local:run-on(., $width))"/>
    <xsl:sequence select="t:blocks((t:stack(* except tei:row, $width), string-join($lines, '&#10;')))"/>
  </xsl:template>

  <!-- Cells padded to the width of their columns. -->
  <xsl:function name="local:aligned" as="xs:string">
    <xsl:param name="row" as="array(xs:string)"/>
    <xsl:param name="columns" as="xs:integer*"/>
    <xsl:variable name="cells" as="xs:string*" select="$row?*"/>
    <xsl:variable name="padded" as="xs:string*" select="
        for $n in 1 to count($cells) return $cells[$n] || t:blanks($columns[$n] - string-length($cells[$n]))"/>
    <xsl:sequence select="t:indent(string-join($padded, '   '), 2)"/>
  </xsl:function>

  <!-- Cells separated by bars, the row hanging. -->
  <xsl:function name="local:run-on" as="xs:string">
    <xsl:param name="row" as="array(xs:string)"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="t:indent(t:wrap(string-join($row?*, ' | '), $width - 4), '  ', '    ')"/>
  </xsl:function>

  <!-- All words of a block as one line: what a cell can hold. -->
  <xsl:function name="t:line-of" as="xs:string" visibility="public">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="translate(t:stack($block, 100000), '&#10;', ' ')"/>
  </xsl:function>
</xsl:stylesheet>
