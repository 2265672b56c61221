<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks of Markdown: headings, paragraphs, quotations, lists, verse, tables. A paragraph is one line. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:k="urn:edition:markdown" xmlns:m="urn:edition:modes"
                xmlns:local="urn:edition:markdown:blocks:local" exclude-result-prefixes="#all">

  <!-- Each block of the reading text becomes one string of lines, without blank lines around it. -->
  <xsl:mode name="m:markdown" on-no-match="fail"/>

  <!-- Blocks one below the other; blocks that say nothing leave no hole. -->
  <xsl:function name="k:stack" as="xs:string" visibility="public">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:variable name="done" as="xs:string*">
      <xsl:apply-templates select="$blocks" mode="m:markdown"/>
    </xsl:variable>
    <xsl:sequence select="k:blocks($done)"/>
  </xsl:function>

  <xsl:function name="k:blocks" as="xs:string" visibility="public">
    <xsl:param name="blocks" as="xs:string*"/>
    <xsl:sequence select="string-join($blocks[. ne ''], '&#10;&#10;')"/>
  </xsl:function>

  <!-- A block behind a marker, its further lines under its first: items, quotations, notes. -->
  <xsl:function name="k:behind" as="xs:string" visibility="public">
    <xsl:param name="marker" as="xs:string"/>
    <xsl:param name="others" as="xs:string"/>
    <xsl:param name="block" as="xs:string"/>
    <xsl:variable name="lines" as="xs:string*" select="tokenize($block, '\n')"/>
    <xsl:variable name="trimmed" as="xs:string" select="replace($others, ' +$', '')"/>
    <xsl:sequence select="string-join(($marker || $lines[1],
        tail($lines) ! (if (. eq '') then $trimmed else $others || .)), '&#10;')"/>
  </xsl:function>

  <!-- A paragraph; its line breaks are hard ones (CommonMark 6.7). -->
  <xsl:function name="k:paragraph" as="xs:string" visibility="public">
    <xsl:param name="line" as="xs:string"/>
    <xsl:sequence select="string-join(k:lines($line)[. ne ''], '\&#10;')"/>
  </xsl:function>

  <xsl:template match="tei:div | tei:cit | tei:sp | tei:figure | tei:argument | tei:opener | tei:closer | tei:postscript
                       | tei:quote[tei:p/@n] | tei:note" mode="m:markdown" as="xs:string">
    <xsl:sequence select="k:stack(*)"/>
  </xsl:template>

  <xsl:template match="tei:quote[not(tei:p/@n)] | tei:epigraph | tei:note[@place = 'here']
                       | tei:div[@type = 'editorial-introduction']" mode="m:markdown" as="xs:string" priority="1">
    <xsl:variable name="inside" as="xs:string" select="k:stack(*)"/>
    <xsl:sequence select="if ($inside) then k:behind('> ', '> ', $inside) else ''"/>
  </xsl:template>

  <!-- "\[12\]" is the citation number, the same in every edition. -->
  <xsl:template match="tei:p[@n]" mode="m:markdown" as="xs:string">
    <xsl:sequence select="k:paragraph('\[' || k:escaped(@n) || '\] ' || k:line(.))"/>
  </xsl:template>

  <!-- Paragraphs, and all other lines. -->
  <xsl:template match="*" mode="m:markdown" as="xs:string" priority="-1">
    <xsl:sequence select="k:paragraph(k:line(.))"/>
  </xsl:template>

  <!-- The title of the page is the heading of level one. A heading is one line. -->
  <xsl:template match="tei:div/tei:head" mode="m:markdown" as="xs:string">
    <xsl:variable name="level" as="xs:integer" select="min((6, 1 + count(ancestor::tei:div[tei:head])))"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(k:line(.))"/>
    <xsl:sequence select="if ($words) then k:repeated('#', $level) || ' ' || $words else ''"/>
  </xsl:template>

  <xsl:function name="k:repeated" as="xs:string" visibility="public">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $number) ! $sign)"/>
  </xsl:function>

  <!-- Printed labels are words: no list is numbered anew. A list next to a list has another sign. -->
  <xsl:template match="tei:list" mode="m:markdown" as="xs:string">
    <xsl:variable name="sign" as="xs:string" select="('-', '+')[1 + count(current()/preceding-sibling::tei:list) mod 2]"/>
    <xsl:variable name="items" as="xs:string*" select="tei:item ! k:behind($sign || ' ', '  ', local:item(.))"/>
    <xsl:variable name="between" as="xs:string" select="if (some $item in $items satisfies contains($item, '&#10;&#10;'))
                                                        then '&#10;&#10;' else '&#10;'"/>
    <xsl:sequence select="k:blocks((k:stack(tei:head), string-join($items, $between)))"/>
  </xsl:template>

  <xsl:function name="local:item" as="xs:string">
    <xsl:param name="item" as="element(tei:item)"/>
    <xsl:variable name="label" as="xs:string" select="string-join($item/tei:label ! normalize-space(k:line(.)), ' ')"/>
    <xsl:variable name="first" as="element()?" select="$item/*[not(self::tei:label)][1][self::tei:p[not(@n)] or self::tei:ab]"/>
    <xsl:variable name="opening" as="xs:string" select="k:paragraph($label || ' ' || string-join($first ! k:line(.)))"/>
    <xsl:sequence select="k:blocks(($opening, k:stack($item/(* except (tei:label, $first)))))"/>
  </xsl:function>

  <!-- Lines of verse are lines of one paragraph; stanzas are paragraphs. -->
  <xsl:template match="tei:lg" mode="m:markdown" as="xs:string">
    <xsl:variable name="parts" as="xs:string*">
      <xsl:for-each-group select="*" group-adjacent="exists(self::tei:l)">
        <xsl:sequence select="if (current-grouping-key())
            then k:paragraph(string-join(current-group() ! k:line(.), '&#10;')) else k:stack(current-group())"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="k:blocks($parts)"/>
  </xsl:template>

  <!-- A table (GitHub Flavored Markdown 4.10) has one row of heads: the first, or an empty one if it has no labels. -->
  <xsl:template match="tei:table" mode="m:markdown" as="xs:string">
    <xsl:variable name="width" as="xs:integer" select="max((1, tei:row ! count(tei:cell)))"/>
    <xsl:variable name="is-headed" as="xs:boolean" select="exists(tei:row[1][@role = 'label' or tei:cell/@role = 'label'])"/>
    <xsl:variable name="rows" as="xs:string*" select="tei:row ! local:row(tei:cell ! local:cell(.), $width)"/>
    <xsl:variable name="rule" as="xs:string" select="local:row((1 to $width) ! '---', $width)"/>
    <xsl:variable name="all" as="xs:string*" select="
        if ($is-headed) then (head($rows), $rule, tail($rows)) else (local:row((), $width), $rule, $rows)"/>
    <xsl:sequence select="k:blocks((k:stack(* except tei:row), string-join($all, '&#10;')[exists($rows)]))"/>
  </xsl:template>

  <xsl:function name="local:row" as="xs:string">
    <xsl:param name="cells" as="xs:string*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:sequence select="'|' || string-join(for $n in 1 to $width return ' ' || $cells[$n] || ' |')"/>
  </xsl:function>

  <!-- All lines of a cell in one; notes have their own place. -->
  <xsl:function name="local:cell" as="xs:string">
    <xsl:param name="cell" as="element(tei:cell)"/>
    <xsl:variable name="lines" as="element()*" select="$cell//(tei:label | tei:p | tei:ab | tei:head | tei:l | tei:salute
        | tei:signed | tei:dateline | tei:byline | tei:trailer | tei:speaker | tei:stage | tei:bibl | tei:docDate
        | tei:docAuthor | tei:titlePart)[(ancestor::tei:cell | ancestor::tei:note[not(@place = 'here')])[last()] is $cell]"/>
    <xsl:sequence select="normalize-space(string-join($lines ! k:line(.), ' '))"/>
  </xsl:function>
</xsl:stylesheet>
