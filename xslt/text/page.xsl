<?xml version="1.0" encoding="UTF-8"?>
<!-- The page around a text: what it is, how to read the signs, the text, its notes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:e="urn:edition:errata" xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes"
                xmlns:r="urn:edition:reading" xmlns:t="urn:edition:text" xmlns:local="urn:edition:text:page:local" exclude-result-prefixes="#all">

  <!-- Where a transformation begins. -->
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:value-of select="t:page(r:simplified(.))"/>
  </xsl:template>

  <!-- The plain text of the document, given its reading text. -->
  <xsl:function name="t:page" as="xs:string" visibility="public">
    <xsl:param name="simplified" as="document-node()"/>
    <xsl:variable name="texts" as="element(tei:TEI)+" select="$simplified//tei:TEI"/>
    <xsl:variable name="pages" as="xs:string+"
                  select="for $n in 1 to count($texts)
                          return local:page($texts[$n], $e:texts[$n][$reading ne 'source']/*)"/>
    <xsl:variable name="between" as="xs:string" select="'&#10;&#10;' || t:repeated('=', $width) || '&#10;&#10;'"/>
    <xsl:sequence select="t:trimmed(string-join($pages, $between)) || '&#10;'"/>
  </xsl:function>

  <xsl:function name="local:page" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="front" as="element()*"
                  select="$text/tei:text/tei:front/(* except tei:abstract)
                          [$reading eq 'source' or not(r:repeats-title(., $text))]"/>
    <xsl:sequence select="t:blocks((
        local:head($text), local:key($text, $errata), t:repeated('-', $width), t:stack($front, $width),
        t:stack($text/tei:text/(tei:body | tei:back)/*[not(@type = 'end-notes')], $width),
        local:notes('Notes', local:noted($text)[not(@type = 'commentary')]),
        local:notes('Commentary', local:noted($text)[@type = 'commentary']), local:errata($errata)))"/>
  </xsl:function>

  <!-- Title, author, date, source. -->
  <xsl:function name="local:head" as="xs:string*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:variable name="title" as="xs:string" select="t:wrap(f:title($text), $width)"/>
    <xsl:variable name="longest" as="xs:integer" select="max(tokenize($title, '\n') ! string-length(.))"/>
    <xsl:sequence select="string-join(($title, t:repeated('=', $longest), t:wrap(f:subtitle($text), $width)[.]), '&#10;')"/>
    <xsl:sequence select="string-join((t:wrap(f:list(f:authors($text)), $width)[.],
                          string-join((f:date($text), f:place($text))[.], ', ')[.]), '&#10;')"/>
    <xsl:sequence select="string-join(r:sources($text) ! local:source(.), '&#10;')"/>
  </xsl:function>

  <xsl:function name="local:source" as="xs:string">
    <xsl:param name="source" as="element(tei:bibl)"/>
    <xsl:variable name="kind" as="xs:string" select="($source/@type/string()[.], 'Source')[1]"/>
    <xsl:variable name="lines" as="xs:string" select="t:wrap($kind || ': ' || t:line($source), $width - 2)"/>
    <!-- Our own no-break spaces ("vol. 3") have done their work when the lines are made. -->
    <xsl:sequence select="translate(t:indent($lines, '', '  '), '&#160;', ' ')"/>
  </xsl:function>

  <!-- What the signs mean, for those that occur. -->
  <xsl:function name="local:key" as="xs:string">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="words" as="element()*" select="$text/tei:text//*[not(ancestor-or-self::tei:abstract)]"/>
    <xsl:variable name="numbered" as="element()?" select="$words[self::tei:p][@n][1]"/>
    <xsl:variable name="signs" as="xs:string*" select="(
        'the words are those of the source, with its errors'[$reading eq 'source'],
        $numbered ! ('[' || @n || '] before a paragraph is its citation number'),
        local:noted($text)[not(@type = 'commentary')][1] ! (t:call(.) || ' calls note ' || @n || ', printed after the text'),
        local:noted($text)[@type = 'commentary'][1] ! (t:call(.) || ' calls note ' || @n || ' of the commentary'),
        '_italic_'[$words[self::tei:hi][contains(@rend, 'italic')]
            or $reading ne 'source' and $words[self::tei:title[@level = ('m', 'j', 's')][not(r:is-marked-title(.))]]],
        '*bold*'[$words[self::tei:hi][contains(@rend, 'bold')]],
        'letters in [&#160;] are supplied by the editors'[$words[self::tei:supplied]],
        'words in [deleted:&#160;] were struck out'[$words[self::tei:del]],
        'all corrections are listed at the end'[exists($errata)])"/>
    <xsl:sequence select="if (exists($signs)) 
        then translate(t:wrap('Signs: ' || string-join($signs, '; ') || '.', $width), '&#160;', ' ') else ''"/>
  </xsl:function>

  <!-- All notes in the order in which a reader meets them, a note in a note after the note it stands in. -->
  <xsl:function name="local:noted" as="element(tei:note)*">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:text//tei:note[@n][not(@place = 'here')][not(ancestor::tei:abstract)]"/>
  </xsl:function>

  <xsl:function name="local:notes" as="xs:string*">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="notes" as="element(tei:note)*"/>
    <xsl:sequence select="local:headed($title)[exists($notes)]"/>
    <xsl:sequence select="$notes ! t:numbered(t:call(.) || ' ', *, $width)"/>
  </xsl:function>

  <xsl:function name="local:headed" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="$title || '&#10;' || t:repeated('-', string-length($title))"/>
  </xsl:function>

  <!-- What the source has, what the text has, and why: each with the number of its paragraph. -->
  <xsl:function name="local:errata" as="xs:string*">
    <xsl:param name="errata" as="element(e:erratum)*"/>
    <xsl:variable name="lines" as="xs:string*" select="$errata ! t:hang('[' || @place || '] ',
        @reading || ' → ' || @correction || ' ' || f:erratum-comment(.), 4, $width)"/>
    <xsl:sequence select="local:headed('Corrections')[exists($lines)], string-join($lines, '&#10;')"/>
  </xsl:function>
</xsl:stylesheet>
