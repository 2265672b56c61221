<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around a text: title, facts, introduction, how to read it, the text, its corrections and notes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:e="urn:edition:errata" xmlns:f="urn:edition:functions" xmlns:k="urn:edition:markdown"
                xmlns:r="urn:edition:reading" xmlns:local="urn:edition:markdown:page:local"
                exclude-result-prefixes="#all">

  <!-- The Markdown of the document, given its reading text. -->
  <xsl:function name="k:page" as="xs:string" visibility="public">
    <xsl:param name="simplified" as="document-node()"/>
    <xsl:variable name="texts" as="element(tei:TEI)+" select="$simplified//tei:TEI"/>
    <xsl:variable name="pages" as="xs:string+"
                  select="for $n in 1 to count($texts) return local:page($texts[$n], $e:texts[$n]/*)"/>
    <xsl:sequence select="string-join($pages, '&#10;&#10;---&#10;&#10;') || '&#10;'"/>
  </xsl:function>

  <xsl:function name="local:page" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="front" as="element()*"
                  select="$text/tei:text/tei:front/(* except tei:abstract)[not(r:repeats-title(., $text))]"/>
    <xsl:variable name="ends" as="element()*" select="$text/tei:text/tei:back/tei:div[@type = 'end-notes']"/>
    <xsl:variable name="abstract" as="xs:string" select="k:stack($text/tei:text/tei:front/tei:abstract/*)"/>
    <xsl:variable name="called" as="element(tei:note)*" select="k:notes($text) except $ends/tei:note"/>
    <xsl:sequence select="k:blocks((
        '# ' || k:escaped(f:title($text)), k:paragraph(k:escaped(f:subtitle($text))), local:facts($text),
        ('## Introduction', $abstract)[$abstract], local:key($text, $errata), '---',
        k:stack($front), k:stack($text/tei:text/(tei:body | tei:back)/(* except $ends)),
        ('## Notes without a call', k:endnotes($ends/tei:note))[exists($ends)],
        local:errata($errata), k:footnotes($called)))"/>
  </xsl:function>

  <!-- Author, date and place, sources, rights: a small list. -->
  <xsl:function name="local:facts" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="facts" as="xs:string*" select="
        local:fact('Author', k:escaped(f:list(f:authors($text)))),
        local:fact('Date', k:escaped(string-join((f:date($text), f:place($text))[.], ', '))),
        r:sources($text) ! local:fact((@type/string()[.], 'Source')[1], k:line(.)),
        r:rights($text) ! local:fact((@n/string()[.], 'Rights')[1], k:line(.))"/>
    <xsl:sequence select="string-join($facts, '&#10;')"/>
  </xsl:function>

  <xsl:function name="local:fact" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="('- ' || k:escaped($name) || ': ' || translate(normalize-space($words), '&#160;', ' '))[normalize-space($words)]"/>
  </xsl:function>

  <!-- What the signs mean, for those that occur. -->
  <xsl:function name="local:key" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="words" as="element()*" select="$text/tei:text//*[not(ancestor-or-self::tei:abstract)]"/>
    <xsl:variable name="signs" as="xs:string*" select="(
        $words[self::tei:p][@n][1] ! ('\[' || k:escaped(@n) || '\] before a paragraph is its citation number'),
        'footnotes with numbers are those of the source'[$words[self::tei:note][@n][not(@type = 'commentary')]],
        'footnotes with letters are commentary of the editors'[$words[self::tei:note][@n][@type = 'commentary']],
        'letters in \[ \] are supplied by the editors'[$words[self::tei:supplied]],
        'words in \[deleted: \] were struck out'[$words[self::tei:del]],
        'all corrections are listed at the end'[exists($errata)])"/>
    <xsl:sequence select="if (exists($signs)) then 'Signs: ' || string-join($signs, '; ') || '.' else ''"/>
  </xsl:function>

  <!-- What the source has, what the text has, and why: each with the number of its paragraph. -->
  <xsl:function name="local:errata" as="xs:string*">
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="lines" as="xs:string*" select="$errata ! ('- \[' || k:escaped(@place) || '\] ' ||
        k:escaped(@reading || ' → ' || @correction || ' ' || f:erratum-comment(.)))"/>
    <xsl:sequence select="('## Corrections', string-join($lines, '&#10;'))[exists($lines)]"/>
  </xsl:function>
</xsl:stylesheet>
