<?xml version="1.0" encoding="UTF-8"?>
<!-- Version and rights at the beginning of the book, sources at its end. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:e="urn:edition:errata" xmlns:f="urn:edition:functions" xmlns:r="urn:edition:reading" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:imprint:local" exclude-result-prefixes="#all">

  <!-- What the numbers in the margins are. -->
  <xsl:variable name="local:margins" as="xs:string" select="
      'Numbers in the outer margin are the paragraph numbers by which every form of this edition is cited'
      || '; those in the inner margin count the lines of the page'[$line-numbers] || '. '"/>

  <!-- The back of the title page: what this is, which version, whose rights, layer by layer. -->
  <xsl:function name="p:imprint" as="xs:string">
    <xsl:param name="corpus" as="element(tei:teiCorpus)"/>
    <xsl:param name="texts" as="element(tei:TEI)*"/>
    <xsl:variable name="file" as="element()?" select="$corpus/tei:teiHeader/tei:fileDesc"/>
    <xsl:variable name="statements" as="element(tei:p)*" select="$texts ! local:statements(.)"/>
    <xsl:sequence select="p:call('imprint', (), (
        local:line(string-join((f:title($corpus), f:subtitle($corpus)[.]), '. ')),
        local:line(string-join(($file/tei:editionStmt/tei:edition, $file/tei:publicationStmt/tei:publisher)
                               ! f:reading-text(.)[.], '. ')),
        r:rights($corpus) ! local:right(., ()),
        p:call('imprint-title', (), p:text('Rights in the texts'))[exists($statements)],
        local:by-layer($statements),
        p:call('imprint-note', (), p:text(normalize-space($local:margins))))) || '&#10;'"/>
  </xsl:function>

  <!-- The statements of one text, each with the name of the text in @ana. -->
  <xsl:function name="local:statements" as="element(tei:p)*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:for-each select="r:rights($text)[@n ne '']">
      <xsl:copy>
        <xsl:sequence select="@*"/>
        <xsl:attribute name="ana" select="local:name($text)"/>
        <xsl:sequence select="node()"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- Layer by layer; a statement that several texts share is printed once, with their names. -->
  <xsl:function name="local:by-layer" as="xs:string*">
    <xsl:param name="statements" as="element(tei:p)*"/>
    <xsl:variable name="all" as="xs:string*" select="distinct-values($statements/@ana)"/>
    <xsl:for-each-group select="$statements" group-by="@n">
      <xsl:for-each-group select="current-group()" group-by="string(.)">
        <xsl:variable name="is-for-all" as="xs:boolean" select="count(current-group()) = count($all) and count($all) gt 1"/>
        <xsl:sequence select="local:right(current-group()[1], if ($is-for-all) then 'all texts' else current-group()/@ana)"/>
      </xsl:for-each-group>
    </xsl:for-each-group>
  </xsl:function>

  <!-- "Translation (Bukharin, The International Policy …): all rights reserved." -->
  <xsl:function name="local:right" as="xs:string">
    <xsl:param name="statement" as="element(tei:p)"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:variable name="layer" as="xs:string" select="($statement/@n/string()[. ne ''], 'Rights')[1]"/>
    <xsl:variable name="words" as="xs:string" select="
        if (starts-with($statement, $layer || ':')) then normalize-space(substring-after($statement, ':'))
        else string($statement)"/>
    <xsl:variable name="linked" as="xs:string" select="
        if (starts-with($statement/@type, 'http')) then p:weblink($statement/@type, p:text($words)) else p:text($words)"/>
    <xsl:variable name="whose" as="xs:string?" select="(' (' || string-join($texts, '; ') || ')')[exists($texts)]"/>
    <xsl:sequence select="local:labelled($layer, (p:text($whose || ': '), $linked))"/>
  </xsl:function>

  <!-- A line that begins with what it is about, in italics. -->
  <xsl:function name="local:labelled" as="xs:string">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="p:call('imprint-line', (), (p:call('italic', (), p:text($label)), $words))"/>
  </xsl:function>

  <xsl:function name="local:line" as="xs:string?">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="p:call('imprint-line', (), p:text($words))[$words ne '']"/>
  </xsl:function>

  <!-- "N. I. Bukharin, The International Policy of the Proletarian State". -->
  <xsl:function name="local:name" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="string-join((f:list(f:authors($text))[.], f:title($text)), ', ')"/>
  </xsl:function>

  <!-- The last section of the book: where each text comes from, and who worked on it. -->
  <xsl:function name="p:sources" as="xs:string?">
    <xsl:param name="texts" as="element(tei:TEI)*"/>
    <xsl:variable name="entries" as="xs:string*"
                  select="$texts[f:authors(.) or r:rights(.)] ! p:call('source-of', p:literal(local:name(.)), local:entry(.))"/>
    <xsl:sequence select="p:call('sources', p:argument('title', 'Sources'), $entries)[exists($entries)]"/>
  </xsl:function>

  <xsl:function name="local:entry" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:for-each select="r:sources($text)">
      <xsl:variable name="kind" as="xs:string" select="(@type/string()[. ne ''], 'Source')[1]"/>
      <xsl:variable name="stop" as="xs:string" select="if (matches(., '[.…!?]\s*$')) then '' else '.'"/>
      <xsl:sequence select="local:labelled($kind, (p:text(': '), p:inside(.), p:text($stop)))"/>
    </xsl:for-each>
    <xsl:for-each select="$text/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:respStmt">
      <xsl:variable name="names" as="xs:string" select="f:list((* except tei:resp) ! f:reading-text(.))"/>
      <xsl:sequence select="local:labelled(f:reading-text(tei:resp[1]), p:text(': ' || $names || '.'))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What was corrected, text by text; after an offprint only its own. -->
  <xsl:function name="p:errata" as="xs:string?" visibility="public">
    <xsl:param name="sources" as="element(tei:TEI)*"/>
    <xsl:variable name="entries" as="xs:string*" select="
        for $source in $sources[tei:text] return local:errata-of($source, f:errata($source))"/>
    <xsl:sequence select="p:call('errata', p:argument('title', 'Corrections'), $entries)[exists($entries)]"/>
  </xsl:function>

  <xsl:function name="local:errata-of" as="xs:string?">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="lines" as="xs:string*" select="$errata ! p:call('erratum',
        (@place, @reading, @correction, f:erratum-comment(.)) ! p:literal(.))"/>
    <xsl:sequence select="p:call('errata-of', p:literal(local:name($text)), $lines)[exists($lines)]"/>
  </xsl:function>

  <!-- The end of an offprint: sources and rights in small type. -->
  <xsl:function name="p:colophon" as="xs:string?">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="lines" as="xs:string*" select="local:entry($text), r:rights($text) ! local:right(., ())"/>
    <xsl:sequence select="p:call('colophon', (), $lines)[exists($lines)]"/>
  </xsl:function>
</xsl:stylesheet>
