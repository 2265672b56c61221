<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of a line: hi, title, foreign, supplied, del, ref, lb, note and text are all that is left of them. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns="http://www.tei-c.org/ns/1.0"
                xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes" xmlns:r="urn:edition:reading"
                xmlns:local="urn:edition:reading:inline:local" exclude-result-prefixes="#all">

  <!-- Document in, document out: pieces of a line. -->
  <xsl:mode name="m:inline" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="m:inline" as="text()">
    <xsl:sequence select="."/>
  </xsl:template>

  <xsl:template match="*[r:is-left-out(.)]" mode="m:inline" as="empty-sequence()" priority="9"/>

  <!-- A place that a note belongs to: its own words (a printed "[1]" is not among them), then the note or its mark. -->
  <xsl:template match="*[exists(r:called(.))]" mode="m:inline" as="node()*" priority="8">
    <xsl:variable name="note" as="element(tei:note)" select="r:called(.)"/>
    <xsl:if test="not(self::tei:ref[@type = ('note', 'noteAnchor')] or self::tei:ptr)">
      <xsl:next-match/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="r:main-call($note) is . and not(r:is-left-over($note))">
        <xsl:sequence select="r:note($note)"/>
      </xsl:when>
      <xsl:otherwise>
        <ref type="note" target="#{$note/@xml:id}" n="{r:mark($note)}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note as it is printed: its mark, its kind, and blocks. -->
  <xsl:function name="r:note" as="element(tei:note)" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <note n="{r:mark($note)}" type="{if ($note/@type = 'commentary') then 'commentary' else 'footnote'}">
      <xsl:sequence select="$note/(@xml:id | @xml:lang)"/>
      <xsl:sequence select="r:blocks($note/node()[not(self::tei:label[r:is-mark(.)])])"/>
    </note>
  </xsl:function>

  <!-- A note in a line is its own call, unless a call elsewhere asks for it. -->
  <xsl:template match="tei:note" mode="m:inline" as="element()?">
    <xsl:sequence select="if (r:main-call(.) or r:is-left-over(.)) then () else r:note(.)"/>
  </xsl:template>

  <!-- The text chosen by the editors; in a note its witnesses and the other readings: "lemma] A B; variant C". -->
  <xsl:template match="tei:app" mode="m:inline" as="node()*">
    <xsl:variable name="chosen" as="element()?" select="(tei:lem, .//tei:rdg)[1]"/>
    <xsl:variable name="witnesses" as="xs:string" select="local:witnesses($chosen)"/>
    <xsl:apply-templates select="$chosen/node()" mode="m:inline"/>
    <note n="{r:mark(.)}" type="commentary">
      <ab>
        <xsl:value-of select="f:reading-text($chosen) || ']' || $witnesses"/>
        <xsl:for-each select=".//(tei:rdg | tei:note | tei:witDetail) except $chosen/descendant-or-self::*">
          <xsl:value-of select="if (position() eq 1 and $witnesses eq '') then ' ' else '; '"/>
          <xsl:apply-templates mode="m:inline"/>
          <xsl:value-of select="local:witnesses(.)"/>
        </xsl:for-each>
      </ab>
    </note>
  </xsl:template>

  <!-- " A B": the sigla of the witnesses that a reading is found in. -->
  <xsl:function name="local:witnesses" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:sequence select="string-join($reading/@wit ! f:names-of(., $reading) ! (' ' || .))"/>
  </xsl:function>

  <!-- A stage direction within a line is set off from what is spoken. -->
  <xsl:template match="tei:stage" mode="m:inline" as="node()+">
    <xsl:if test="preceding-sibling::node()[1][self::* or self::text()[matches(., '\S$')]]"><xsl:text> </xsl:text></xsl:if>
    <hi rend="italic">
      <xsl:apply-templates mode="m:inline"/>
    </hi>
  </xsl:template>

  <xsl:template match="tei:hi | tei:emph" mode="m:inline" as="element(tei:hi)">
    <hi rend="{local:rend(.)}">
      <xsl:apply-templates mode="m:inline"/>
    </hi>
  </xsl:template>

  <!-- What @rend, @style or @rendition ask for, in our few words; italic if nothing is said. -->
  <xsl:function name="local:rend" as="xs:string">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="asked" as="xs:string" select="lower-case(string-join($e/(@rend | @style | @rendition), ' '))"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(translate($asked, '#:;', '   '))"/>
    <xsl:variable name="found" as="xs:string*" select="
        ('bold'[contains($asked, 'bold') or $words = ('b', 'strong')],
         'italic'[contains($asked, 'ital') or contains($asked, 'oblique') or $words = ('i', 'it')],
         'small-caps'[contains($asked, 'cap') or $words = 'sc'],
         'superscript'[contains($asked, 'sup')], 'subscript'[contains($asked, 'sub')])"/>
    <xsl:sequence select="if (exists($found)) then string-join($found, ' ') else if ($asked) then 'plain' else 'italic'"/>
  </xsl:function>

  <xsl:template match="tei:title" mode="m:inline" as="element(tei:title)">
    <title>
      <xsl:sequence select="@level, @xml:lang"/>
      <xsl:call-template name="r:spaced"/>
    </title>
  </xsl:template>

  <!-- True for a title that needs no italics: it stands in quotation marks or in emphasised words. -->
  <xsl:function name="r:is-marked-title" as="xs:boolean" visibility="public">
    <xsl:param name="title" as="element(tei:title)"/>
    <xsl:sequence select="exists($title/ancestor::tei:hi | $title/descendant::tei:hi)
        or matches(string($title/preceding-sibling::node()[not(self::tei:index)][1]), '[“„«‹‘&quot;'']$')
        or matches($title, '^\s*[“„«‹‘&quot;'']')"/>
  </xsl:function>

  <!-- What names an entry of a register leaves a mark for the index of a book: @n is the entry, as persons.lenin-vladimir.
       Names in heads leave none: heads come up again in contents and at the top of pages. -->
  <xsl:template match="*[@ref][local-name() = ('persName', 'placeName', 'orgName', 'eventName', 'rs', 'title')]
                       [not(ancestor::tei:head)]" mode="m:inline" as="node()*" priority="7">
    <xsl:for-each select="tokenize(@ref)[matches(., '^([^#]*/)?[^/#]+\.xml#.')]">
      <index n="{replace(., '^([^#]*/)?([^/#]+)\.xml#', '$2.')}"/>
    </xsl:for-each>
    <xsl:next-match/>
  </xsl:template>

  <!-- Quotation marks are printed by us only where the text has none and does not claim to have them. -->
  <xsl:template match="tei:q | tei:said | tei:quote | tei:soCalled" mode="m:inline" as="node()*">
    <xsl:variable name="has-marks" as="xs:boolean" select="
        root()//tei:quotation/@marks = 'all' or contains('“”„«‹‘’&quot;''—–', substring(normalize-space(), 1, 1))
        or matches(string(preceding-sibling::node()[1]), '[“„«‹‘&quot;'']\s*$')"/>
    <xsl:variable name="is-inner" as="xs:boolean" select="exists(ancestor::tei:q | ancestor::tei:said)"/>
    <xsl:value-of select="if ($has-marks) then () else if ($is-inner) then '‘' else '“'"/>
    <xsl:apply-templates mode="m:inline"/>
    <xsl:value-of select="if ($has-marks) then () else if ($is-inner) then '’' else '”'"/>
  </xsl:template>

  <!-- Links: outward ones keep their address, inward ones their goal. -->
  <xsl:template match="tei:ref | tei:ptr" mode="m:inline" as="element(tei:ref)">
    <ref>
      <xsl:sequence select="@target"/>
      <xsl:apply-templates mode="m:inline"/>
      <xsl:value-of select="@target[not(current()/node())]"/>
    </ref>
  </xsl:template>

  <!-- A line break that stands inside a word is the source's, not the reader's. -->
  <xsl:template match="tei:lb" mode="m:inline" as="element(tei:lb)?">
    <xsl:if test="not(@break = 'no' or contains(@type, 'hyphen'))"><lb/></xsl:if>
  </xsl:template>

  <!-- Dots printed by a quoting editor are printed; an omission nobody printed is shown in brackets. -->
  <xsl:template match="tei:gap" mode="m:inline" as="node()*">
    <xsl:choose>
      <xsl:when test="@reason = 'editorial' and tei:desc">
        <xsl:apply-templates select="tei:desc/node()" mode="m:inline"/>
      </xsl:when>
      <xsl:when test="tei:desc"><xsl:value-of select="'[' || normalize-space(tei:desc) || ']'"/></xsl:when>
      <xsl:otherwise><xsl:text>[…]</xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:del" mode="m:inline" as="element()">
    <xsl:element name="{local-name()}">
      <xsl:apply-templates mode="m:inline"/>
    </xsl:element>
  </xsl:template>

  <!-- Pictures are not part of the editions on paper: their description stands for them. -->
  <xsl:template match="tei:graphic | tei:media" mode="m:inline" as="text()?">
    <xsl:if test="not(../tei:figDesc) and not(tei:desc)"><xsl:text>[illustration]</xsl:text></xsl:if>
    <xsl:apply-templates mode="m:inline"/>
  </xsl:template>

  <!-- An example of encoding is shown with its tags. -->
  <xsl:template match="*:egXML" mode="m:inline" as="text()">
    <xsl:value-of select="replace(serialize(node()), ' xmlns(:\w+)?=&quot;[^&quot;]*&quot;', '')"/>
  </xsl:template>

  <!-- All other pieces keep their words, and their language if it is another one. -->
  <xsl:template match="*" mode="m:inline" as="node()*">
    <xsl:if test="not(r:is-known(.))">
      <xsl:call-template name="f:report-unhandled"/>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@xml:lang">
        <foreign xml:lang="{@xml:lang}"><xsl:call-template name="r:spaced"/></foreign>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="r:spaced"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Elements put side by side without white space (forename, surname) would run into one word. -->
  <xsl:template name="r:spaced" as="node()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="is-list" as="xs:boolean" select="empty(text()[normalize-space()])
        and (not(r:is-known(.)) or (every $child in * satisfies map:contains($r:spaced, local-name($child))))"/>
    <xsl:for-each select="node()">
      <xsl:if test="$is-list and preceding-sibling::node()[1][self::*]"><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="m:inline"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
