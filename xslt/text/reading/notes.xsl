<?xml version="1.0" encoding="UTF-8"?>
<!-- Which note belongs to which call, where it is printed, and under which mark. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:r="urn:edition:reading"
                xmlns:local="urn:edition:reading:notes:local" exclude-result-prefixes="#all">

  <!-- Anything that may be pointed at. -->
  <xsl:key name="r:id" match="*[@xml:id]" use="@xml:id"/>
  <!-- Pointers that call a note, by what they point at. -->
  <xsl:key name="r:call" match="tei:ref[@target] | tei:ptr[@target]" use="tokenize(@target)"/>
  <!-- Notes, by the places they say they belong to. -->
  <xsl:key name="r:note-on" match="tei:note[@target][not(@type = 'correction')]" use="tokenize(@target)"/>

  <!-- Marks of all notes and apparatus entries, by node; each text counts from one. -->
  <xsl:variable name="local:marks" as="map(xs:string, xs:string)"
                select="map:merge(((//tei:TEI[not(tei:TEI)], /*)[. instance of element()]) ! local:count(.),
                                  map{'duplicates': 'use-first'})"/>

  <!-- The note that this element calls, if it is a call. -->
  <xsl:function name="r:called" as="element(tei:note)?" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="pointed" as="element(tei:note)*" select="$e[self::tei:ref or self::tei:ptr]/tokenize(@target)
        [starts-with(., '#')] ! key('r:id', substring(., 2), root($e))[self::tei:note]"/>
    <xsl:variable name="pointing" as="element(tei:note)*"
                  select="$e[@xml:id]/key('r:note-on', '#' || @xml:id, root($e))"/>
    <xsl:sequence select="if ($e/self::tei:ref[not(@type = ('note', 'noteAnchor'))] and normalize-space($e)
                              and empty($pointing)) then ()
                          else if ($e/self::tei:note or r:is-block($e)) then ()
                          else ($pointed, $pointing)[not(r:is-left-out(.))][1]"/>
  </xsl:function>

  <!-- The place where a note is printed in full: its first call in the text, or else its first call in a note. -->
  <xsl:function name="r:main-call" as="element()?" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="calls" as="element()*" select="
        ($note[@xml:id]/key('r:call', '#' || @xml:id, root($note)),
         $note/tokenize(@target)[starts-with(., '#')] ! key('r:id', substring(., 2), root($note))
        )[r:called(.) is $note][not(ancestor::*[r:is-left-out(.)])]"/>
    <xsl:variable name="in-order" as="element()*" select="$calls/."/>
    <xsl:sequence select="($in-order[not(ancestor::tei:note)], $in-order)[1]"/>
  </xsl:function>

  <!-- True when a reader comes upon the note at its call (two notes that only call each other are never met). -->
  <xsl:function name="r:is-met" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="local:is-met($note, ())"/>
  </xsl:function>

  <xsl:function name="local:is-met" as="xs:boolean">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:param name="seen" as="element(tei:note)*"/>
    <xsl:variable name="call" as="element()?" select="r:main-call($note)"/>
    <xsl:variable name="host" as="element(tei:note)?" select="($call, $note[empty($call)])/ancestor::tei:note[1]"/>
    <xsl:sequence select="
        if (empty($call) and r:is-block($note) and local:is-detached($note)) then false()
        else if (empty($host)) then true()
        else not(($note, $seen) intersect $host) and local:is-met($host, ($note, $seen))"/>
  </xsl:function>

  <!-- A note that stands apart from the place it belongs to: among the notes, or at the foot of a page. -->
  <xsl:function name="local:is-detached" as="xs:boolean">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="$note/@type = ('footnote', 'endnote') or $note/@place = ('foot', 'bottom', 'end')
                          or exists($note/@target) or exists($note/ancestor::tei:div[@type = 'notes'])"/>
  </xsl:function>

  <!-- True for a note that is printed as an end note, because no call leads to it. -->
  <xsl:function name="r:is-left-over" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="not(r:is-met($note)) and (exists(r:main-call($note)) or local:is-detached($note))
                          and not($note/ancestor::*[r:is-left-out(.)])"/>
  </xsl:function>

  <!-- True for a note that is printed where it stands, as a block of its own. -->
  <xsl:function name="r:is-block-note" as="xs:boolean" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="r:is-block($note) and empty(r:main-call($note)) and not(local:is-detached($note))"/>
  </xsl:function>

  <!-- The mark of a note or of an apparatus entry; notes of a header have no series of their own. -->
  <xsl:function name="r:mark" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="($local:marks(generate-id($e)), '*')[1]"/>
  </xsl:function>

  <!-- Printed marks stay; notes without one go on counting after them; commentary and apparatus have letters. -->
  <xsl:function name="local:count" as="map(xs:string, xs:string)*">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="all" as="element()*" select="$text//(tei:note[not(@type = 'correction')] | tei:app)[not(ancestor::tei:teiHeader)]"/>
    <xsl:variable name="lettered" as="element()*" select="$all[self::tei:app or @type = 'commentary'][not(@n)]"/>
    <xsl:variable name="notes" as="element()*" select="$all[self::tei:note][not(r:is-block-note(.))] except $lettered"/>
    <xsl:variable name="printed" as="xs:string*" select="$notes ! local:printed-mark(.)"/>
    <xsl:variable name="last" as="xs:integer"
                  select="max((0, $printed[. castable as xs:integer][string-length(.) lt 6] ! xs:integer(.)))"/>
    <xsl:sequence select="$all[@n] ! map:entry(generate-id(.), string(@n))"/>
    <xsl:sequence select="$notes ! map:entry(generate-id(.), local:printed-mark(.))[. ?* ne '']"/>
    <xsl:for-each select="$notes[local:printed-mark(.) eq '']">
      <xsl:sequence select="map:entry(generate-id(.), string($last + position()))"/>
    </xsl:for-each>
    <xsl:for-each select="$lettered">
      <xsl:sequence select="map:entry(generate-id(.), format-integer(position(), 'a'))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The number a note bears in the source: @n, its label, or the words of its call; '' if none. -->
  <xsl:function name="local:printed-mark" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:variable name="label" as="xs:string" select="local:bare($note/tei:label[1])"/>
    <xsl:variable name="call" as="xs:string"
                  select="local:bare(r:main-call($note)[self::tei:ref[@type = ('note', 'noteAnchor')]])"/>
    <xsl:sequence select="(($note/@n, $label, $call) ! string(.))[. ne ''][string-length(.) le 6][1] => string()"/>
  </xsl:function>

  <!-- A label without the brackets, full stops and arrows around its number. -->
  <xsl:function name="local:bare" as="xs:string">
    <xsl:param name="label" as="element()?"/>
    <xsl:sequence select="translate(normalize-space($label), '[](){}.:↑^ &#160;', '')"/>
  </xsl:function>

  <!-- True for a label that says no more than the mark of its note. -->
  <xsl:function name="r:is-mark" as="xs:boolean" visibility="public">
    <xsl:param name="label" as="element(tei:label)"/>
    <xsl:sequence select="$label/parent::tei:note and local:bare($label) = ('', r:mark($label/..))"/>
  </xsl:function>
</xsl:stylesheet>
