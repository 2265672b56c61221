<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole: settings, first pages, texts, last pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:r="urn:edition:reading" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:book:local" exclude-result-prefixes="#all">

  <!-- Where a transformation begins. -->
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:variable name="whole" as="element()" select="r:simplified(.)/*"/>
    <xsl:value-of separator="" select="
        local:settings($whole), tokenize($attachments) ! (p:call('attach', p:literal(.)) || '&#10;'),
        if ($whole/self::tei:teiCorpus) then local:book($whole, .//tei:TEI) else local:offprint($whole, .//tei:TEI[1])"/>
  </xsl:template>

  <xsl:function name="local:settings" as="xs:string">
    <xsl:param name="whole" as="element()"/>
    <xsl:variable name="is-book" as="xs:boolean" select="exists($whole/self::tei:teiCorpus)"/>
    <xsl:variable name="authors" as="xs:string*" select="if ($is-book) then f:editors($whole) else f:authors($whole)"/>
    <xsl:variable name="on-verso" as="xs:string"
                  select="(f:list($authors)[not($is-book)][. ne ''], f:title($whole))[1]"/>
    <xsl:variable name="arguments" as="xs:string*" select="
        'title: ' || p:literal(f:title($whole)), 'authors: ' || p:array($authors ! p:literal(.)),
        p:argument('on-verso', $on-verso), p:argument('folios', if ($is-book) then 'i' else '1'),
        p:argument('paper', $paper), 'language: ' || p:language((f:language($whole)[.], 'en')[1]),
        local:date($whole), 'line-numbers: ' || $line-numbers"/>
    <xsl:sequence select="'#import &quot;book.typ&quot;: *&#10;#show: publication.with('
                          || string-join($arguments, ', ') || ')&#10;'"/>
  </xsl:function>

  <!-- The date that was asked for, or that of the edition; without one the caller's clock would be in the file. -->
  <xsl:function name="local:date" as="xs:string?">
    <xsl:param name="whole" as="element()"/>
    <xsl:variable name="known" as="xs:string*" select="
        ($date, $whole/tei:teiHeader/tei:fileDesc/(tei:editionStmt/tei:edition/tei:date, tei:publicationStmt/tei:date)/@when,
         $whole/tei:teiHeader/tei:revisionDesc/tei:change/@when)[. castable as xs:date]"/>
    <xsl:sequence select="$known[1] ! xs:date(.)
        ! format-date(., 'date: datetime(year: [Y1], month: [M1], day: [D1])')"/>
  </xsl:function>

  <!-- The reading text, and the texts as they are encoded, which know what was corrected. -->
  <xsl:function name="local:book" as="xs:string*">
    <xsl:param name="corpus" as="element(tei:teiCorpus)"/>
    <xsl:param name="encoded" as="element(tei:TEI)*"/>
    <xsl:variable name="texts" as="element(tei:TEI)*" select="$corpus//tei:TEI"/>
    <xsl:sequence select="p:call('half-title', (), p:text(f:title($corpus))) || '&#10;'"/>
    <xsl:sequence select="local:title-page($corpus), p:imprint($corpus, $texts)"/>
    <xsl:sequence select="p:call('contents', p:literal('Contents')) || '&#10;'"/>
    <xsl:sequence select="p:call('main-matter', (), ('&#10;', $texts ! p:work(., false()), p:errata($encoded), p:sources($texts),
                          p:indexes($corpus), local:colophon($corpus)))"/>
  </xsl:function>

  <!-- The last page: how the book was made. -->
  <xsl:function name="local:colophon" as="xs:string">
    <xsl:param name="corpus" as="element(tei:teiCorpus)"/>
    <xsl:variable name="tool" as="element()?" select="($corpus//tei:appInfo/tei:application[@ident = 'edition'])[1]"/>
    <xsl:variable name="with" as="xs:string" select="string-join(('edition', $tool/@version), ' ')"/>
    <xsl:sequence select="p:call('last-page', p:argument('name', 'Colophon'), p:text(
        'This book was made from TEI files with ' || $with || ' and set in EB Garamond by Typst. '
        || 'The files, joined into one, are attached to its PDF.'[normalize-space($attachments)]))"/>
  </xsl:function>

  <xsl:function name="local:title-page" as="xs:string">
    <xsl:param name="corpus" as="element(tei:teiCorpus)"/>
    <xsl:variable name="publication" as="element()?" select="$corpus/tei:teiHeader/tei:fileDesc/tei:publicationStmt"/>
    <xsl:sequence select="p:call('title-page', (
        p:argument('title', f:title($corpus)), p:argument('subtitle', f:subtitle($corpus)),
        p:argument('volume', $volume), p:argument('editors', f:list(f:editors($corpus))),
        p:argument('publisher', f:reading-text($publication/tei:publisher[1])),
        p:argument('year', f:reading-text($publication/tei:date[1])))) || '&#10;'"/>
  </xsl:function>

  <!-- One text on its own: no first pages; rights and source on its last. -->
  <xsl:function name="local:offprint" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="encoded" as="element(tei:TEI)*"/>
    <xsl:sequence select="p:work($text, true()), p:errata($encoded), p:colophon($text)"/>
  </xsl:function>
</xsl:stylesheet>
