<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes beside the text: each follows, in the page, the block that calls it; the style sheet puts it into the margin
     next to its call, or opens it on demand where there is no margin. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:sidenotes:local"
    exclude-result-prefixes="#all">

  <!-- As many notes of one block as the style sheet can tie to their calls; further ones follow the one before. -->
  <xsl:variable name="local:ties" as="xs:integer" select="24"/>
  <!-- From this many characters on, a note in the margin shows its beginning until it is opened: where there is room
       beside its block, and where the notes are longer than their block. -->
  <xsl:variable name="local:long" as="xs:integer" select="420"/>
  <xsl:variable name="local:long-in-a-crowd" as="xs:integer" select="280"/>

  <!-- Elements that are a div, section or blockquote in HTML and hold nothing but blocks: what follows a block in them may
       be a block again. -->
  <xsl:variable name="local:flow" as="xs:string*" select="tokenize('
      TEI teiCorpus text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 prologue epilogue
      performance set opener closer postscript argument epigraph sp')"/>

  <xsl:function name="local:is-flow" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element) = $local:flow or
        $element/(self::tei:cit | self::tei:quote | self::tei:lg[tei:lg])/f:has-block(.) and f:is-container($element)"/>
  </xsl:function>

  <!-- Where a note belongs: its first call that the page shows, or its own place. -->
  <xsl:function name="local:origin" as="element()?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="(f:calls($note)[f:is-shown(.)][f:called-note(.) is $note], $note[f:is-collected(.)])[1]"/>
  </xsl:function>

  <!-- The block that a note follows: the largest one around its call that holds no division. A note called in another
       note stands with that. Empty where there is none. -->
  <xsl:function name="f:note-host" as="element()?" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="local:host($note, ())"/>
  </xsl:function>

  <!-- The note in which a note is called. -->
  <xsl:function name="local:outer" as="element(tei:note)?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="local:origin($note)/ancestor::tei:note[f:is-collected(.) or f:is-listed(.)][last()]"/>
  </xsl:function>

  <xsl:function name="local:host" as="element()?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:param name="seen" as="element(tei:note)*"/>
    <xsl:variable name="origin" as="element()?" select="local:origin($note)[empty($note intersect $seen)]"/>
    <xsl:variable name="outer" as="element(tei:note)?" select="$origin/local:outer($note)"/>
    <xsl:sequence select="if ($outer) then local:host($outer, ($seen, $note))
        else $origin/ancestor-or-self::*[not(local:is-flow(.))][last()][f:is-shown(.)]"/>
  </xsl:function>

  <!-- The notes that follow a block. -->
  <xsl:key name="beside" match="tei:note[f:is-collected(.) or f:is-listed(.)]" use="f:note-host(.) ! generate-id(.)"/>

  <!-- The same in the order of their calls. -->
  <xsl:function name="local:beside" as="element(tei:note)*">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="notes" as="element(tei:note)*" select="key('beside', generate-id($block), root($block))"/>
    <xsl:for-each select="$notes/local:origin(.)">
      <xsl:sequence select="$notes[local:origin(.) is current()]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The class that ties a call and its note together within their block: k1, k2 …. A second call has none, nor has one
       within a note: its note follows that note. -->
  <xsl:function name="f:tie" as="xs:string?" visibility="public">
    <xsl:param name="call" as="element()"/>
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:if test="local:origin($note) is $call and empty(local:outer($note))">
      <xsl:variable name="notes" as="element(tei:note)*" select="f:note-host($note) ! local:beside(.)"/>
      <xsl:sequence select="index-of($notes ! generate-id(.), generate-id($note))[. le $local:ties] ! ('k' || .)"/>
    </xsl:if>
  </xsl:function>

  <!-- How much there is to read in a note. -->
  <xsl:function name="local:length" as="xs:integer">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="string-length(f:reading-text($note/node()))"/>
  </xsl:function>

  <!-- True where the notes of a block, or of it and the one before, are longer than the words beside which they stand. -->
  <xsl:function name="local:is-crowded" as="xs:boolean">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="both" as="element()+" select="$block/preceding-sibling::*[1], $block"/>
    <xsl:variable name="notes" as="xs:integer*" select="$both ! sum(local:beside(.) ! local:length(.)) ! xs:integer(.)"/>
    <xsl:variable name="words" as="xs:integer*" select="$both ! string-length(f:reading-text(.))"/>
    <xsl:sequence select="$notes[last()] gt $words[last()] or sum($notes) gt 0.8 * sum($words)"/>
  </xsl:function>

  <!-- A block with its notes. -->
  <xsl:template match="*[key('beside', generate-id(.))]" mode="m:html" as="element()*" priority="20">
    <xsl:param name="beside" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$beside">
        <div class="noted">
          <xsl:next-match/>
          <xsl:variable name="most" as="xs:integer"
              select="if (local:is-crowded(.)) then $local:long-in-a-crowd else $local:long"/>
          <xsl:for-each select="local:beside(.)">
            <xsl:call-template name="local:sidenote">
              <xsl:with-param name="most" select="$most"/>
            </xsl:call-template>
          </xsl:for-each>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="local:sidenote" as="element(h:aside)">
    <xsl:context-item as="element(tei:note)" use="required"/>
    <xsl:param name="most" as="xs:integer"/>
    <xsl:variable name="ours" as="xs:boolean" select="@type = 'commentary'"/>
    <xsl:variable name="long" as="xs:boolean" select="local:length(.) gt $most"/>
    <xsl:variable name="inner" as="xs:boolean" select="exists(local:outer(.)[local:length(.) gt $most])"/>
    <aside role="doc-footnote" id="{f:note-id(.)}" aria-label="{if ($ours) then 'Commentary' else 'Note'} {f:note-label(.)}">
      <xsl:attribute name="class" select="'sidenote', if ($ours) then ('commentary', 'edition') else 'footnote',
          'long'[$long], 'inner'[$inner],
          'crowded'[$long and $most lt $local:long], f:tie(local:origin(.), .)"/>
      <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
      <xsl:call-template name="f:note-words"/>
      <xsl:if test="$long">
        <a class="more edition" lang="en" href="#{f:note-id(.)}">
          <xsl:text>more</xsl:text>
          <span class="visually-hidden"><xsl:value-of select="' of ' || lower-case(if ($ours) then 'Commentary' else 'Note'),
              f:note-label(.)"/></span>
        </a>
      </xsl:if>
    </aside>
  </xsl:template>

  <!-- Links to notes, under the heading of their list. -->
  <xsl:function name="f:ways-to-notes" as="element(h:p)?" visibility="public">
    <xsl:param name="notes" as="element(tei:note)*"/>
    <xsl:if test="$notes">
      <p class="beside edition" lang="en">
        <span class="label">With the paragraphs that call them:</span>
        <xsl:for-each select="$notes">
          <xsl:text> </xsl:text>
          <a href="#{f:note-id(.)}">
            <xsl:value-of select="(replace(f:note-label(.), '[.:)\s\p{S}]+$', '')[.], f:note-label(.))[1]"/>
          </a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
