<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists (TEI 3.8) and tables (TEI 14). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:lists:local" exclude-result-prefixes="#all">

  <!-- Labels as printed; those that are words rather than numbers make a glossary. -->
  <xsl:template match="tei:list" mode="m:print" as="xs:string*">
    <xsl:variable name="labels" as="element(tei:label)*" select="tei:item/tei:label"/>
    <xsl:variable name="is-glossary" as="xs:boolean" select="some $label in $labels satisfies string-length($label) gt 8"/>
    <xsl:apply-templates select="tei:head" mode="m:print"/>
    <xsl:choose>
      <xsl:when test="empty(tei:item)"/>
      <xsl:when test="$is-glossary">
        <xsl:sequence select="local:list(., 'glossary', tei:item ! p:array((p:content(tei:label ! p:inside(.)), local:body(.))))"/>
      </xsl:when>
      <xsl:when test="$labels">
        <xsl:sequence select="local:list(., 'items', (
            'labels: ' || p:array(tei:item ! p:content(tei:label ! p:inside(.))), tei:item ! local:body(.)))"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="local:list(., 'items', tei:item ! local:body(.))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Items and cells are arguments: there is no body after them. -->
  <xsl:function name="local:list" as="xs:string">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:sequence select="p:in-language($e, p:call($name, $arguments)) || '&#10;'"/>
  </xsl:function>

  <xsl:function name="local:body" as="xs:string">
    <xsl:param name="item" as="element(tei:item)"/>
    <xsl:sequence select="local:compact($item/(* except tei:label))"/>
  </xsl:function>

  <!-- One line of text without the paragraph around it, or blocks. -->
  <xsl:function name="local:compact" as="xs:string">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:variable name="content" as="xs:string*">
      <xsl:apply-templates select="if (count($blocks) = 1) then $blocks/self::tei:ab/node() else $blocks" mode="m:print"/>
      <xsl:apply-templates select="$blocks[count($blocks) = 1][not(self::tei:ab)]" mode="m:print"/>
    </xsl:variable>
    <xsl:sequence select="p:content($content)"/>
  </xsl:function>

  <!-- As many columns as the widest row; short rows are filled up where no cell reaches down into them. -->
  <xsl:template match="tei:table" mode="m:print" as="xs:string*">
    <xsl:variable name="columns" as="xs:integer" select="max((1, tei:row ! local:width(.)))"/>
    <xsl:variable name="headings" as="element(tei:row)*" select="local:headings(.)"/>
    <xsl:variable name="is-plain" as="xs:boolean" select="empty(tei:row/tei:cell[local:span(@rows) gt 1])"/>
    <xsl:apply-templates select="* except tei:row" mode="m:print"/>
    <xsl:sequence select="local:list(., 'tabular', (
        'columns: ' || $columns, 'headings: ' || p:array($headings ! local:cells(., if ($is-plain) then $columns else 0)),
        (tei:row except $headings) ! local:cells(., if ($is-plain) then $columns else 0)))"/>
  </xsl:template>

  <!-- The rows marked as labels; without such a mark, a first row of words above a row with numbers. -->
  <xsl:function name="local:headings" as="element(tei:row)*">
    <xsl:param name="table" as="element(tei:table)"/>
    <xsl:variable name="marked" as="element(tei:row)*"
                  select="$table/tei:row[@role = 'label'][not(preceding-sibling::tei:row[not(@role = 'label')])]"/>
    <xsl:variable name="first" as="element(tei:row)?"
                  select="$table/tei:row[1][every $cell in tei:cell satisfies matches($cell, '^\P{Nd}+$')]"/>
    <xsl:variable name="has-numbers" as="xs:boolean"
                  select="some $cell in $table/tei:row[position() gt 1]/tei:cell satisfies matches($cell, '\p{Nd}')"/>
    <xsl:sequence select="if (exists($marked)) then $marked else $first[$has-numbers]"/>
  </xsl:function>

  <xsl:function name="local:cells" as="xs:string*">
    <xsl:param name="row" as="element(tei:row)"/>
    <xsl:param name="columns" as="xs:integer"/>
    <xsl:sequence select="$row/tei:cell ! local:cell(.), (1 to $columns - local:width($row)) ! '[]'"/>
  </xsl:function>

  <xsl:function name="local:cell" as="xs:string">
    <xsl:param name="cell" as="element(tei:cell)"/>
    <xsl:variable name="body" as="xs:string" select="local:compact($cell/*)"/>
    <xsl:variable name="spans" as="xs:string*" select="
        ('colspan: ' || local:span($cell/@cols))[local:span($cell/@cols) gt 1],
        ('rowspan: ' || local:span($cell/@rows))[local:span($cell/@rows) gt 1]"/>
    <xsl:sequence select="if (exists($spans)) then 'cell(' || string-join($spans, ', ') || ')' || $body else $body"/>
  </xsl:function>

  <xsl:function name="local:width" as="xs:integer">
    <xsl:param name="row" as="element(tei:row)"/>
    <xsl:sequence select="xs:integer(sum($row/tei:cell ! local:span(@cols)))"/>
  </xsl:function>

  <xsl:function name="local:span" as="xs:integer">
    <xsl:param name="number" as="attribute()?"/>
    <xsl:sequence select="if ($number castable as xs:positiveInteger) then xs:integer($number) else 1"/>
  </xsl:function>
</xsl:stylesheet>
