<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks (TEI 3 and 4): divisions, heads, paragraphs, quotations, openers and closers. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:structure:local" exclude-result-prefixes="#all">

  <!-- The function of book.typ for blocks that need no more than that. -->
  <xsl:variable name="local:functions" as="map(xs:string, xs:string)" select="map{
      'quote': 'block-quotation', 'salute': 'salutation', 'dateline': 'place-and-date', 'signed': 'signature',
      'postscript': 'postscript', 'figure': 'illustration', 'trailer': 'centred', 'titlePart': 'centred',
      'byline': 'centred', 'docAuthor': 'centred', 'docDate': 'centred'}"/>

  <xsl:template match="tei:div | tei:cit | tei:epigraph | tei:opener | tei:closer | tei:argument" mode="m:print" as="xs:string*">
    <xsl:apply-templates mode="m:print"/>
  </xsl:template>

  <!-- Another language holds for all that a division contains. -->
  <xsl:template match="*[@xml:lang][self::tei:div or self::tei:cit or self::tei:epigraph]" mode="m:print" as="xs:string*"
                priority="3">
    <xsl:variable name="content" as="xs:string*">
      <xsl:next-match/>
    </xsl:variable>
    <xsl:sequence select="p:call('lang', p:language(@xml:lang), $content) || '&#10;'"/>
  </xsl:template>

  <xsl:template match="tei:p | tei:ab" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'para', (p:argument('n', self::tei:p/@n), local:id(.)))"/>
  </xsl:template>

  <!-- A goal for links, unless the identifier is used twice. -->
  <xsl:function name="local:id" as="xs:string?">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="p:argument('id', $e/@xml:id[p:is-goal(., $e)])"/>
  </xsl:function>

  <!-- True for an identifier that the Typst source defines, once. -->
  <xsl:function name="p:is-goal" as="xs:boolean" visibility="public">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="found" as="element()*" select="key('id', $id, root($context))"/>
    <xsl:sequence select="count($found) = 1 and exists($found[not(ancestor::tei:teiHeader)][self::tei:p or self::tei:ab
                          or self::tei:note[@n] or self::tei:TEI or self::tei:div[tei:head]])"/>
  </xsl:function>

  <xsl:template match="tei:ab[@type = 'ornament']" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'ornament', ())"/>
  </xsl:template>

  <xsl:template match="tei:salute | tei:dateline | tei:signed | tei:quote | tei:postscript | tei:figure | tei:trailer
                       | tei:titlePart | tei:byline | tei:docAuthor | tei:docDate" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., $local:functions(local-name()), ())"/>
  </xsl:template>

  <!-- Heads of divisions are headings; they never leave out a level, so a division without head does not count. -->
  <xsl:template match="tei:div/tei:head[not(preceding-sibling::tei:head)]" mode="m:print" as="xs:string">
    <xsl:variable name="level" as="xs:integer" select="min((6, 1 + count(ancestor::tei:div[tei:head])))"/>
    <xsl:variable name="lines" as="element()+" select="., following-sibling::tei:head"/>
    <xsl:variable name="text" as="xs:string*" select="
        for $n in 1 to count($lines) return ('#newline();'[$n gt 1], p:inside($lines[$n]))"/>
    <xsl:variable name="notes" as="xs:string*" select="$lines//(tei:note[@n] | tei:ref[@type = 'note']) ! p:note(.)"/>
    <xsl:sequence select="p:block(., 'section', ('level: ' || $level, local:id(..),
                          ('notes: ' || p:content($notes))[exists($notes)]), $text)"/>
  </xsl:template>

  <xsl:template match="tei:div/tei:head[preceding-sibling::tei:head]" mode="m:print" as="empty-sequence()"/>

  <!-- Heads of lists, tables and stanzas are captions; those of the front are the source's title. -->
  <xsl:template match="tei:head" mode="m:print" as="xs:string" priority="-.1">
    <xsl:sequence select="p:block(., if (parent::tei:front) then 'printed-head' else 'caption', ())"/>
  </xsl:template>

  <xsl:template match="tei:div[@type = 'editorial-introduction']" mode="m:print" as="xs:string" priority="1">
    <xsl:variable name="by" as="xs:string?" select="p:argument('by', f:list(f:names-of(@resp, .)))"/>
    <xsl:sequence select="p:block(., 'editorial-introduction', $by, ('&#10;', p:inside(.)))"/>
  </xsl:template>

  <xsl:template match="tei:quote[@type = 'pull-quote']" mode="m:print" as="xs:string" priority="1">
    <xsl:sequence select="p:block(., 'pull-quotation', ())"/>
  </xsl:template>

  <!-- An excerpt that is itself the text is set as text. -->
  <xsl:template match="tei:quote[tei:p/@n][not(@type = 'pull-quote')]" mode="m:print" as="xs:string*" priority="1">
    <xsl:apply-templates mode="m:print"/>
  </xsl:template>

  <xsl:template match="tei:bibl" mode="m:print" as="xs:string">
    <xsl:variable name="name" as="xs:string" select="
        if (ancestor::tei:epigraph) then 'centred-attribution' else if (parent::tei:cit) then 'attribution' else 'para'"/>
    <xsl:sequence select="p:block(., $name, ())"/>
  </xsl:template>

  <xsl:template match="tei:closer/tei:salute" mode="m:print" as="xs:string">
    <xsl:sequence select="p:block(., 'farewell', ())"/>
  </xsl:template>

  <xsl:template match="tei:front/tei:note/*[self::tei:p or self::tei:ab]" mode="m:print" as="xs:string" priority="1">
    <xsl:sequence select="p:block(., 'source-line', ())"/>
  </xsl:template>

  <!-- Notes in the front say where the text comes from; others that stand in the text are displayed. -->
  <xsl:template match="tei:note[@place = 'here']" mode="m:print" as="xs:string">
    <xsl:sequence select="if (parent::tei:front) then string-join(p:inside(.)) else p:block(., 'displayed-note', ())"/>
  </xsl:template>
</xsl:stylesheet>
