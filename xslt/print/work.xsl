<?xml version="1.0" encoding="UTF-8"?>
<!-- One text: its head block, what this edition says about it, its own title matter, the text, its end notes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading"
                xmlns:p="urn:edition:print" xmlns:local="urn:edition:print:work:local" exclude-result-prefixes="#all">

  <xsl:function name="p:work" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="is-alone" as="xs:boolean"/>
    <xsl:variable name="is-ours" as="xs:boolean" select="exists($text/tei:text//tei:div[@type = 'introduction'])"/>
    <xsl:sequence select="p:call('work', (
        p:argument('id', $text/@xml:id), p:argument('author', f:list(f:authors($text))),
        'title: ' || p:content(p:text(f:title($text))), p:argument('short', f:title($text)),
        p:argument('subtitle', f:subtitle($text)), p:argument('date', string-join((f:place($text), f:date($text))[.], ', ')),
        'language: ' || p:language((f:language($text)[.], 'en')[1]),
        'first: true'[$is-alone], 'numbered: false'[$is-ours]), ('&#10;', local:content($text))) || '&#10;'"/>
  </xsl:function>

  <xsl:function name="local:content" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="parts" as="element()*" select="$text/tei:text/*"/>
    <xsl:variable name="abstract" as="element()*" select="$parts[self::tei:front]/tei:abstract[*]"/>
    <xsl:variable name="front" as="element()*"
                  select="$parts[self::tei:front]/(* except tei:abstract)[not(r:repeats-title(., $text))]"/>
    <xsl:sequence select="$abstract ! (p:call('abstract', (), ('&#10;', p:inside(.))) || '&#10;')"/>
    <xsl:for-each-group select="$front" group-adjacent="local:is-title-matter(.)">
      <xsl:variable name="lines" as="xs:string*">
        <xsl:apply-templates select="current-group()" mode="m:print"/>
      </xsl:variable>
      <xsl:sequence select="if (current-grouping-key())
                            then p:call('title-matter', (), ('&#10;', $lines)) || '&#10;' else $lines"/>
    </xsl:for-each-group>
    <xsl:apply-templates select="$parts[self::tei:body or self::tei:back]/*" mode="m:print"/>
  </xsl:function>

  <!-- Lines about the text that its source prints before it. -->
  <xsl:function name="local:is-title-matter" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="exists($block[self::tei:head or self::tei:byline or self::tei:docAuthor or self::tei:docDate
                          or self::tei:dateline or self::tei:note or self::tei:titlePart or self::tei:ab or self::tei:bibl
                          or self::tei:div[@type = ('titlePage', 'docTitle', 'docImprint')]])"/>
  </xsl:function>
</xsl:stylesheet>
