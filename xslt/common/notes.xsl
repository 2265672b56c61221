<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: which of them are called from the text, by which calls, and under what label. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:local="urn:edition:common:notes:local"
    exclude-result-prefixes="#all">

  <!-- References by the identifier they point at. -->
  <xsl:key name="pointing" match="tei:ref | tei:ptr" use="tokenize(@target)[starts-with(., '#')] ! substring(., 2)"/>

  <!-- Elements of prose: a note among their children interrupts a sentence. -->
  <xsl:variable name="local:prose" as="xs:string*" select="tokenize('
      p ab head l seg s w hi emph cell item label speaker stage salute signed byline dateline lem rdg title q said quote')"/>

  <!-- True for a note that stands apart from the text and is called from it by a mark. -->
  <xsl:function name="f:is-collected" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="not($note/ancestor::tei:teiHeader) and not($note/@type = 'correction') and not(f:is-listed($note)) and
        ($note/@type = ('footnote', 'endnote', 'commentary') or $note/@place = ('foot', 'bottom', 'end') or
         exists(f:calls($note)) or local-name($note/..) = $local:prose or exists($note/../text()[normalize-space()]))"/>
  </xsl:function>

  <!-- True for a note that stands in its place in a printed list of notes. -->
  <xsl:function name="f:is-listed" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="exists($note/parent::tei:div[@type = 'notes' or parent::tei:back and count(tei:note) gt 1])"/>
  </xsl:function>

  <!-- The printed calls of a note, in the order of the text. -->
  <xsl:function name="f:calls" as="element()*" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="own" as="element()*" select="f:targets($note/@target, $note)[self::tei:ref or self::tei:ptr]"/>
    <xsl:sequence select="$own | ($note/@xml:id ! key('pointing', ., root($note)))[not(ancestor::tei:teiHeader)]"/>
  </xsl:function>

  <!-- The note that a reference calls, if it calls one. -->
  <xsl:function name="f:called-note" as="element(tei:note)?" visibility="public">
    <xsl:param name="call" as="element()"/>
    <xsl:sequence select="f:targets($call/@target, $call)[self::tei:note][1]"/>
  </xsl:function>

  <!-- Called notes by the series that numbers them: our commentary on a text, or the source's own notes. -->
  <xsl:key name="note-series" match="tei:note[@type = 'commentary' or f:is-listed(.) or f:is-collected(.)]"
      use="local:series(.)"/>

  <xsl:function name="local:series" as="xs:string">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="generate-id($note/ancestor::tei:TEI[1]) || $note/@type[. = 'commentary']"/>
  </xsl:function>

  <!-- All notes of the series that a note belongs to. -->
  <xsl:function name="f:series" as="element(tei:note)*" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="key('note-series', local:series($note), root($note))"/>
  </xsl:function>

  <!-- The label of a note: as printed, or its @n, or its place in its series (commentary: a, b, c; others: 1, 2, 3). -->
  <xsl:function name="f:note-label" as="xs:string" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="printed" as="xs:string?" select="(f:reading-text($note/tei:label[1])[.], $note/@n ! string())[1]"/>
    <xsl:variable name="series" as="element(tei:note)*" select="f:series($note)"/>
    <xsl:sequence select="if ($printed) then $printed
        else format-integer(count($series[. &lt;&lt; $note]) + 1, if ($note/@type = 'commentary') then 'a' else '1')"/>
  </xsl:function>
</xsl:stylesheet>
