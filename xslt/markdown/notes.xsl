<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes as GitHub's footnotes: numbers for those of the source, letters for the commentary of the editors. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:k="urn:edition:markdown" xmlns:local="urn:edition:markdown:notes:local"
                exclude-result-prefixes="#all">

  <!-- Notes of the reading text by their identifier. -->
  <xsl:key name="k:note" match="tei:note[@n][@xml:id]" use="@xml:id"/>
  <!-- Notes of one kind that have the same mark. -->
  <xsl:key name="k:mark" match="tei:note[@n]" use="local:plain(.)"/>

  <xsl:variable name="local:letters" as="xs:string" select="'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

  <!-- All notes in the order in which a reader meets them, a note in a note after the note it stands in. -->
  <xsl:function name="k:notes" as="element(tei:note)*" visibility="public">
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="$text/tei:text//tei:note[@n][not(@place = 'here')]"/>
  </xsl:function>

  <!-- A call: "[^1]" or "[^a]". -->
  <xsl:function name="k:call" as="xs:string" visibility="public">
    <xsl:param name="call" as="element()"/>
    <xsl:variable name="note" as="element(tei:note)?" select="
        if ($call/self::tei:note) then $call else key('k:note', substring($call/@target, 2), root($call))[1]"/>
    <xsl:sequence select="if ($note) then '[^' || local:label($note) || ']' else '\[' || k:escaped($call/@n) || '\]'"/>
  </xsl:function>

  <!-- The label of a note, its own within the page: where a mark comes again, its number among its equals follows. -->
  <xsl:function name="local:label" as="xs:string">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="plain" as="xs:string" select="local:plain($note)"/>
    <xsl:variable name="equals" as="element(tei:note)*" select="key('k:mark', $plain, root($note))"/>
    <xsl:sequence select="$plain || (if ($equals[1] is $note) then '' else '-' || count($equals[. &lt;&lt; $note]) + 1)"/>
  </xsl:function>

  <!-- The mark in letters and digits: a letter for the commentary, else a number or "n" and the mark. -->
  <xsl:function name="local:plain" as="xs:string">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="others" as="xs:string" select="translate($note/@n, $local:letters || '0123456789', '')"/>
    <xsl:variable name="mark" as="xs:string" select="translate($note/@n, $others, '')"/>
    <xsl:sequence select="if ($note/@type = 'commentary')
        then (if ($mark ne '' and translate($mark, $local:letters, '') eq '') then $mark else 'c' || $mark)
        else if ($mark ne '' and translate($mark, '0123456789', '') eq '') then $mark else 'n' || $mark"/>
  </xsl:function>

  <!-- The footnotes of a text: the notes that a call leads to. -->
  <xsl:function name="k:footnotes" as="xs:string" visibility="public">
    <xsl:param name="notes" as="element(tei:note)*"/>
    <!-- A table or list needs lines of its own. -->
    <xsl:sequence select="k:blocks($notes ! k:behind(
        k:call(.) || (if (*[1][self::tei:p or self::tei:ab]) then ': ' else ':&#10;    '), '    ', k:stack(*)))"/>
  </xsl:function>

  <!-- Notes without a call, as paragraphs: no footnote is shown that nothing calls. -->
  <xsl:function name="k:endnotes" as="xs:string" visibility="public">
    <xsl:param name="notes" as="element(tei:note)*"/>
    <xsl:sequence select="k:blocks($notes ! k:behind('- ', '  ', k:blocks(('\[n' || k:escaped(@n) || '\]', k:stack(*)))))"/>
  </xsl:function>
</xsl:stylesheet>
