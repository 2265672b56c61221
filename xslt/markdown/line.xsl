<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of a line in Markdown: emphasis, links, calls of notes; a line feed is a line break of the text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:k="urn:edition:markdown" xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading"
                xmlns:local="urn:edition:markdown:line:local" exclude-result-prefixes="#all">

  <!-- Pieces of a line become strings. -->
  <xsl:mode name="m:mark" on-no-match="shallow-skip"/>

  <xsl:function name="k:line" as="xs:string" visibility="public">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="pieces" as="xs:string*">
      <xsl:apply-templates select="$line/node()" mode="m:mark"/>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:mark" as="xs:string">
    <xsl:sequence select="k:escaped(.)"/>
  </xsl:template>

  <xsl:template match="tei:lb" mode="m:mark" as="xs:string">
    <xsl:sequence select="'&#10;'"/>
  </xsl:template>

  <xsl:template match="tei:hi" mode="m:mark" as="xs:string">
    <xsl:variable name="signs" as="xs:string"
                  select="string-join(('**'[contains(current()/@rend, 'bold')], '*'[contains(current()/@rend, 'italic')]))"/>
    <xsl:sequence select="local:marked(., $signs)"/>
  </xsl:template>

  <xsl:template match="tei:title[@level = ('m', 'j', 's')]" mode="m:mark" as="xs:string">
    <xsl:sequence select="local:marked(., if (r:is-marked-title(.)) then '' else '*')"/>
  </xsl:template>

  <xsl:template match="tei:supplied" mode="m:mark" as="xs:string">
    <xsl:sequence select="local:between('\[', k:line(.), '\]')"/>
  </xsl:template>

  <xsl:template match="tei:del" mode="m:mark" as="xs:string">
    <xsl:sequence select="local:between('\[deleted: ', k:line(.), '\]')"/>
  </xsl:template>

  <xsl:template match="tei:note | tei:ref[@type = 'note']" mode="m:mark" as="xs:string">
    <xsl:sequence select="k:call(.)"/>
  </xsl:template>

  <!-- Only addresses of the web become links; a link in a link is its words. -->
  <xsl:template match="tei:ref" mode="m:mark" as="xs:string">
    <xsl:variable name="words" as="xs:string" select="normalize-space(k:line(.))"/>
    <xsl:variable name="is-link" as="xs:boolean" select="matches(@target, '^https?://\S') and not(ancestor::tei:ref)"/>
    <xsl:sequence select="if ($is-link and $words ne '') then '[' || $words || '](' || k:address(@target) || ')' else k:line(.)"/>
  </xsl:template>

  <!-- Signs of emphasis close to the words, blanks outside them. Where a sign would not count as one (CommonMark 6.2),
       the words go without. -->
  <xsl:function name="local:marked" as="xs:string">
    <xsl:param name="piece" as="element()"/>
    <xsl:param name="signs" as="xs:string"/>
    <xsl:variable name="words" as="xs:string" select="k:line($piece)"/>
    <xsl:variable name="is-marked" as="xs:boolean" select="$signs ne '' and local:can-be-marked($piece, local:core($words))"/>
    <xsl:sequence select="if ($is-marked) then local:between($signs, $words, $signs) else $words"/>
  </xsl:function>

  <xsl:function name="local:core" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="replace($words, '^[ \n]+|[ \n]+$', '')"/>
  </xsl:function>

  <!-- Signs stand close to the words, blanks outside them. -->
  <xsl:function name="local:between" as="xs:string">
    <xsl:param name="before" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="after" as="xs:string"/>
    <xsl:variable name="core" as="xs:string" select="local:core($words)"/>
    <xsl:sequence select="if ($core eq '') then $words
        else substring-before($words, $core) || $before || $core || $after || substring-after($words, $core)"/>
  </xsl:function>

  <!-- A sign counts when it stands between a blank or a punctuation mark and a letter, or between letters. -->
  <xsl:function name="local:can-be-marked" as="xs:boolean">
    <xsl:param name="piece" as="element()"/>
    <xsl:param name="core" as="xs:string"/>
    <xsl:variable name="is-plain" as="xs:boolean" select="empty($piece/ancestor::tei:hi | $piece/ancestor::tei:title)
        and not($piece/preceding-sibling::node()[not(self::tei:index)][1][self::tei:hi or self::tei:title]) and matches($core, '^[^\p{Z}].*[^\p{Z}]$|^[^\p{Z}]$', 's')"/>
    <xsl:variable name="before" as="xs:string" select="local:last($piece/ancestor-or-self::*[local:is-inline(.)]
        [preceding-sibling::node()[not(self::tei:index)]][1]/preceding-sibling::node()[not(self::tei:index)][1][not(self::tei:note)] ! string())"/>
    <xsl:variable name="after" as="xs:string" select="substring($piece/ancestor-or-self::*[local:is-inline(.)]
        [following-sibling::node()[not(self::tei:index)]][1]/following-sibling::node()[not(self::tei:index)][1][not(self::tei:note)], 1, 1)"/>
    <xsl:sequence select="$is-plain and not(matches($core, '^[^\p{L}\p{N}\p{M}]') and matches($before, '[^\s\p{Z}\p{P}]'))
        and not(matches($core, '[^\p{L}\p{N}\p{M}]$') and matches($after, '[^\s\p{Z}\p{P}]'))"/>
  </xsl:function>

  <xsl:function name="local:is-inline" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="local-name($e) = ('hi', 'title', 'foreign', 'supplied', 'del', 'ref')"/>
  </xsl:function>

  <xsl:function name="local:last" as="xs:string">
    <xsl:param name="words" as="xs:string?"/>
    <xsl:sequence select="substring($words, string-length($words))"/>
  </xsl:function>
</xsl:stylesheet>
