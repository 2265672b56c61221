<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: calls in the text, the notes themselves after it, and the way back to each call. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:notes:local"
    exclude-result-prefixes="#all">

  <!-- Notes and what may call them, counted: identifiers for those that have none in the TEI. -->
  <xsl:accumulator name="notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="tei:note | tei:ref | tei:ptr" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The identifier of a note on the page. -->
  <xsl:function name="f:note-id" as="xs:string" visibility="public">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="if ($note/@xml:id) then $note/@xml:id
        else f:free-id('note-' || $note/accumulator-before('notes'), $note)"/>
  </xsl:function>

  <!-- The identifier of a call: of the printed reference, or of the mark that we set where a note stands. -->
  <xsl:function name="f:call-id" as="xs:string" visibility="public">
    <xsl:param name="call" as="element()"/>
    <xsl:sequence select="if ($call/@xml:id and not($call/self::tei:note)) then $call/@xml:id
        else f:free-id('call-' || $call/accumulator-before('notes'), $call)"/>
  </xsl:function>

  <!-- A printed call. -->
  <xsl:template match="(tei:ref | tei:ptr)[f:called-note(.)]" mode="m:html" as="element(h:a)" priority="2">
    <xsl:variable name="note" as="element(tei:note)" select="f:called-note(.)"/>
    <a class="{'call', $note/@type[. = 'commentary'], f:tie(., $note)}" role="doc-noteref" href="#{f:note-id($note)}"
        id="{f:call-id(.)}">
      <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
      <xsl:choose>
        <xsl:when test="f:reading-text(node()) and not(f:has-link(.))">
          <xsl:apply-templates mode="m:html"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="f:note-label($note)"/>
        </xsl:otherwise>
      </xsl:choose>
    </a>
  </xsl:template>

  <!-- A note that stands in its sentence: leave a mark there, unless the source has printed one. -->
  <xsl:template match="tei:note[f:is-collected(.)]" mode="m:html" as="element(h:a)?">
    <xsl:if test="empty(f:calls(.)) and not(f:is-in-link(.))">
      <a class="{'call', @type[. = 'commentary'], f:tie(., .)}" role="doc-noteref" href="#{f:note-id(.)}" id="{f:call-id(.)}">
        <xsl:value-of select="f:note-label(.)"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- A note in its own place: what the source says about itself, remarks in a list. -->
  <xsl:template match="tei:note" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap">
      <xsl:with-param name="inline" select="if (f:is-block(.)) then 'p' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The reason of a correction is told in the list of corrections. -->
  <xsl:template match="tei:note[@type = 'correction']" mode="m:html" as="empty-sequence()"/>

  <!-- The identifier of the heading that we give to a printed list of notes without one. -->
  <xsl:function name="f:notes-list-id" as="xs:string" visibility="public">
    <xsl:param name="list" as="element(tei:div)"/>
    <xsl:sequence select="f:free-id('printed-notes' || count($list/preceding::tei:div[tei:note]) + 1, $list)"/>
  </xsl:function>

  <!-- The printed list of notes: its heading, what else it has, and the ways to those of its notes that stand beside
       the text. -->
  <xsl:template match="tei:div[tei:note[f:is-listed(.)]]" mode="m:html" as="element(h:section)" priority="1">
    <xsl:param name="beside" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="placed" as="element(tei:note)*" select="tei:note[$beside and exists(f:note-host(.))]"/>
    <section>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:if test="tei:note except $placed">
        <xsl:attribute name="role" select="'doc-endnotes'"/>
      </xsl:if>
      <xsl:if test="not(tei:head[f:reading-text(.)])">
        <h2 class="edition" lang="en" id="{f:notes-list-id(.)}">Notes</h2>
      </xsl:if>
      <xsl:for-each-group select="node()[not(self::text())] except $placed" group-adjacent="exists(self::tei:note)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:sequence select="local:list(current-group())"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="m:html"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
      <xsl:sequence select="f:ways-to-notes($placed)"/>
    </section>
  </xsl:template>

  <!-- The notes of a text that stand elsewhere than in such a list, the source's and then our own: the ways to those
       beside the text, and whatever has no place there. -->
  <xsl:template name="f:endnotes" as="element(h:section)*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="."/>
    <xsl:for-each-group select=".//tei:note[f:is-collected(.)][ancestor::tei:TEI[1] is $text]"
        group-by="string(@type = 'commentary')">
      <xsl:sort select="current-grouping-key()"/>
      <xsl:variable name="ours" as="xs:boolean" select="current-grouping-key() = 'true'"/>
      <xsl:variable name="placed" as="element(tei:note)*" select="current-group()[exists(f:note-host(.))]"/>
      <section class="{'notes', 'commentary'[$ours]}">
        <h2 class="edition" lang="en" id="{f:part-id(if ($ours) then 'commentary' else 'notes', $text)}">
          <xsl:value-of select="if ($ours) then 'Commentary' else 'Notes'"/>
        </h2>
        <xsl:if test="local:are-of-one(current-group())">
          <p class="by edition" lang="en"><xsl:value-of select="'By: ' || f:list(f:names-of(@resp, .))"/></p>
        </xsl:if>
        <xsl:sequence select="f:ways-to-notes($placed), local:list(current-group() except $placed)"/>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Notes as a list. -->
  <xsl:function name="local:list" as="element(h:ol)?">
    <xsl:param name="notes" as="node()*"/>
    <xsl:where-populated>
      <ol class="endnotes" role="list">
        <xsl:apply-templates select="$notes" mode="m:endnote"/>
      </ol>
    </xsl:where-populated>
  </xsl:function>

  <!-- A note as an item of a list of notes. -->
  <xsl:mode name="m:endnote" on-no-match="fail"/>

  <xsl:template match="tei:note" mode="m:endnote" as="element(h:li)">
    <li id="{f:note-id(.)}">
      <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
      <xsl:call-template name="f:note-words"/>
    </li>
  </xsl:template>

  <!-- What a note says: its label, its words, whose they are, and the ways back to where it is called. -->
  <xsl:template name="f:note-words" as="element()+">
    <xsl:context-item as="element(tei:note)" use="required"/>
    <xsl:variable name="calls" as="element()*"
        select="f:calls(.), .[empty(f:calls(.))][f:is-collected(.)][not(f:is-in-link(.))]"/>
    <xsl:element name="{if ($calls) then 'a' else 'span'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class" select="'label'"/>
      <xsl:if test="$calls">
        <xsl:attribute name="href" select="'#' || f:call-id($calls[1])"/>
        <xsl:attribute name="role" select="'doc-backlink'"/>
      </xsl:if>
      <xsl:value-of select="f:note-label(.)"/>
    </xsl:element>
    <div class="note">
      <xsl:apply-templates select="node() except tei:label[1]" mode="m:html"/>
      <xsl:sequence select="local:by(.)"/>
      <xsl:for-each select="$calls">
        <xsl:call-template name="local:backlink"/>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- The way back to one call, told by the number of its paragraph. -->
  <xsl:template name="local:backlink" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="number" as="xs:string?" select="ancestor::*[f:citation-id(.)][1]/@n"/>
    <xsl:text> </xsl:text>
    <a class="backlink" role="doc-backlink" href="#{f:call-id(.)}">
      <span aria-hidden="true">↩</span>
      <span class="visually-hidden">
        <xsl:value-of select="if ($number) then ' back to paragraph ' else ' back to the text'"/>
      </span>
      <xsl:value-of select="$number"/>
    </a>
  </xsl:template>

  <!-- True for our notes on a text when they all have one author, who is named once. -->
  <xsl:function name="local:are-of-one" as="xs:boolean">
    <xsl:param name="notes" as="element(tei:note)*"/>
    <xsl:sequence select="count($notes) gt 1 and (every $note in $notes satisfies $note/@type = 'commentary' and
        normalize-space($note/@resp)) and count(distinct-values($notes/@resp)) eq 1"/>
  </xsl:function>

  <!-- Whose note it is, if it says so. -->
  <xsl:function name="local:by" as="element(h:span)?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:if test="$note/@resp and not($note/@type = 'commentary' and
        local:are-of-one(f:series($note)))">
      <span class="resp">
        <xsl:value-of select="' [' || f:list(f:names-of($note/@resp, $note)) || ']'"/>
      </span>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
