<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks of plain text: divisions, heads, paragraphs, openers and closers, lists, verse, drama (TEI 3, 4, 6, 7). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:t="urn:edition:text"
                xmlns:local="urn:edition:text:structure:local" exclude-result-prefixes="#all">

  <!-- Each block of the reading text becomes one string of lines, without blank lines around it. -->
  <xsl:mode name="m:text" on-no-match="fail"/>

  <!-- Blocks one below the other. -->
  <xsl:function name="t:stack" as="xs:string" visibility="public">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="done" as="xs:string*">
      <xsl:apply-templates select="$blocks" mode="m:text">
        <xsl:with-param name="width" select="max(($width, 16))" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="t:blocks($done)"/>
  </xsl:function>

  <!-- Blocks behind a number or label: "1. one". -->
  <xsl:function name="t:numbered" as="xs:string" visibility="public">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="blocks" as="element()*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="space" as="xs:integer" select="min((string-length($label), 4))"/>
    <xsl:variable name="first" as="element()?" select="$blocks[1][self::tei:ab or self::tei:p]"/>
    <xsl:variable name="others" as="element()*" select="$blocks except $first"/>
    <xsl:variable name="opening" as="xs:string" select="t:hang($label, string-join($first ! t:line(.)), $space, $width)"/>
    <xsl:sequence select="t:blocks(($opening, t:indent(t:stack($others, $width - $space), $space)))"/>
  </xsl:function>

  <xsl:template match="tei:div | tei:cit | tei:sp | tei:figure | tei:argument | tei:opener | tei:closer | tei:postscript
                       | tei:note" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:stack(*, $width)"/>
  </xsl:template>

  <!-- What is quoted, or said by somebody else, stands further in. -->
  <xsl:template match="tei:quote | tei:epigraph | tei:div[@type = 'editorial-introduction'] | tei:note[@place = 'here']"
                mode="m:text" as="xs:string" priority="1">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:indent(t:stack(*, $width - 8), 4)"/>
  </xsl:template>

  <!-- A long excerpt that is itself the text needs no indent. -->
  <xsl:template match="tei:quote[tei:p/@n]" mode="m:text" as="xs:string" priority="2">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:stack(*, $width)"/>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab | tei:bibl | tei:byline | tei:docDate | tei:docAuthor | tei:trailer | tei:titlePart
                       | tei:speaker | tei:stage | tei:salute" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:wrap(t:line(.), $width)"/>
  </xsl:template>

  <!-- [12] is the citation number, the same in every edition. -->
  <xsl:template match="tei:p[@n]" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:wrap('[' || @n || '] ' || t:line(.), $width)"/>
  </xsl:template>

  <xsl:template match="tei:ab[@type = 'ornament']" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="ornament" as="xs:string" select="normalize-space(t:line(.))"/>
    <xsl:sequence select="t:indent($ornament, max((0, ($width - string-length($ornament)) idiv 2)))"/>
  </xsl:template>

  <!-- Place and date, and the signature, stand to the right. -->
  <xsl:template match="tei:dateline | tei:signed" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="lines" as="xs:string*" select="tokenize(t:wrap(t:line(.), $width), '\n')"/>
    <xsl:sequence select="string-join($lines ! (t:blanks($width - string-length(.)) || .), '&#10;')"/>
  </xsl:template>

  <!-- The first two levels of heads are underlined. -->
  <xsl:template match="tei:head" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="head" as="xs:string" select="t:wrap(t:line(.), $width)"/>
    <xsl:variable name="level" as="xs:integer" select="count(ancestor::tei:div[tei:head])"/>
    <xsl:variable name="longest" as="xs:integer" select="max((0, tokenize($head, '\n') ! string-length(.)))"/>
    <xsl:variable name="is-first" as="xs:boolean" select="$level = 1 and empty(preceding-sibling::tei:head)"/>
    <xsl:sequence select="string-join(($head, t:repeated('-', $longest)[$is-first and $head]), '&#10;')"/>
  </xsl:template>

  <xsl:template match="tei:list" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="items" as="xs:string*">
      <xsl:apply-templates select="tei:item" mode="m:text"/>
    </xsl:variable>
    <!-- A list of long items needs air between them. -->
    <xsl:variable name="between" as="xs:string"
                  select="if (some $item in $items satisfies string-length($item) gt 2 * $width) then '&#10;&#10;' else '&#10;'"/>
    <xsl:sequence select="t:blocks((t:stack(tei:head, $width), string-join($items, $between)))"/>
  </xsl:template>

  <xsl:template match="tei:item" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:variable name="label" as="xs:string"
                  select="(tei:label ! normalize-space(t:line(.)), '-')[. ne ''][1]"/>
    <xsl:sequence select="t:numbered($label || ' ', * except tei:label, $width)"/>
  </xsl:template>

  <xsl:template match="tei:lg" mode="m:text" as="xs:string">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="tei:lg"><xsl:sequence select="t:stack(*, $width)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="lines" as="xs:string*" select="(* except tei:head) !
            t:indent(t:indent(if (self::tei:l) then t:wrap(t:line(.), $width - 8) else t:stack(., $width - 8), '', '    '), 4)"/>
        <xsl:sequence select="t:blocks((t:stack(tei:head, $width), string-join($lines[. ne ''], '&#10;')))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lines that the splitting of a block left on their own. -->
  <xsl:template match="*" mode="m:text" as="xs:string" priority="-1">
    <xsl:param name="width" as="xs:integer" tunnel="yes"/>
    <xsl:sequence select="t:wrap(t:line(.), $width)"/>
  </xsl:template>
</xsl:stylesheet>
