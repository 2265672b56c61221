<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: calls, and notes in the same file that a reading system may show where they are called. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:b="urn:edition:epub"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:epub:notes:local"
    exclude-result-prefixes="#all">

  <!-- A printed call. -->
  <xsl:template match="(tei:ref | tei:ptr)[f:called-note(.)]" mode="m:html" as="element(h:a)" priority="2">
    <xsl:variable name="note" as="element(tei:note)" select="f:called-note(.)"/>
    <xsl:variable name="printed" as="xs:string" select="f:reading-text(node())"/>
    <a class="call" epub:type="noteref" role="doc-noteref" href="#{f:note-id($note)}" id="{f:call-id(.)}">
      <xsl:value-of select="replace(($printed[.], f:note-label($note))[1], '^\[(.*)\]$', '$1')"/>
    </a>
  </xsl:template>

  <!-- True within a call, of which only the words are shown. Around anything else that leads on there is never a link. -->
  <xsl:function name="b:is-in-call" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/ancestor::tei:ref[f:called-note(.)])"/>
  </xsl:function>

  <!-- A note that stands in its sentence: leave a mark there, unless the source has printed one. -->
  <xsl:template match="tei:note[f:is-collected(.)]" mode="m:html" as="element(h:a)?">
    <xsl:if test="empty(f:calls(.)) and not(b:is-in-call(.))">
      <a class="{'call', @type[. = 'commentary']}" epub:type="noteref" role="doc-noteref" href="#{f:note-id(.)}"
          id="{f:call-id(.)}">
        <xsl:value-of select="f:note-label(.)"/>
      </a>
    </xsl:if>
  </xsl:template>

  <!-- The printed list of notes, under the heading that it has in the source or one of ours. -->
  <xsl:template match="tei:div[tei:note[f:is-listed(.)]]" mode="m:html" as="element(h:section)" priority="1">
    <section epub:type="footnotes">
      <xsl:attribute name="class" select="f:class(.), 'footnotes'" separator=" "/>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:if test="not(tei:head[f:reading-text(.)])">
        <h2 lang="en" id="{f:notes-list-id(.)}">Notes</h2>
      </xsl:if>
      <xsl:for-each select="node()[not(self::text())]">
        <xsl:choose>
          <xsl:when test="self::tei:note">
            <xsl:call-template name="local:note"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="." mode="m:html"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- The notes of a text that stand elsewhere than in such a list: those of the source, and then our own. -->
  <xsl:template name="b:notes" as="element(h:section)*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="text" as="element(tei:TEI)" select="."/>
    <xsl:for-each-group select=".//tei:note[f:is-collected(.)][ancestor::tei:TEI[1] is $text]"
        group-by="string(@type = 'commentary')">
      <xsl:sort select="current-grouping-key()"/>
      <xsl:variable name="ours" as="xs:boolean" select="current-grouping-key() = 'true'"/>
      <section epub:type="footnotes" class="{'footnotes', 'commentary'[$ours]}">
        <h2 class="edition" lang="en" id="{f:part-id(if ($ours) then 'commentary' else 'notes', $text)}">
          <xsl:value-of select="if ($ours) then 'Commentary' else 'Notes'"/>
        </h2>
        <xsl:for-each select="current-group()">
          <xsl:call-template name="local:note"/>
        </xsl:for-each>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- A note, with its label and the way back to each of its calls. -->
  <xsl:template name="local:note" as="element(h:aside)">
    <xsl:context-item as="element(tei:note)" use="required"/>
    <xsl:variable name="calls" as="element()*"
        select="f:calls(.), .[empty(f:calls(.))][f:is-collected(.)][not(b:is-in-call(.))]"/>
    <xsl:variable name="words" as="node()*">
      <xsl:apply-templates select="node() except tei:label[1]" mode="m:html"/>
    </xsl:variable>
    <xsl:variable name="end" as="node()*">
      <xsl:sequence select="local:by(.)"/>
      <xsl:for-each select="$calls">
        <xsl:call-template name="local:backlink"/>
      </xsl:for-each>
    </xsl:variable>
    <aside epub:type="footnote" role="doc-footnote" id="{f:note-id(.)}" class="{'note', @type[. = 'commentary']}">
      <xsl:sequence select="f:attributes(.)[name() = 'lang']"/>
      <div class="note-text">
        <span class="label"><xsl:value-of select="local:label(.)"/></span>
        <xsl:text> </xsl:text>
        <xsl:sequence select="local:ended($words, $end)"/>
      </div>
    </aside>
  </xsl:template>

  <!-- The label without brackets, and without an arrow: that led back on the page of the source, as the end does here. -->
  <xsl:function name="local:label" as="xs:string">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="replace(replace(f:note-label($note), '\s*[↑↩^]+\s*$', ''), '^\[(.*)\]$', '$1')"/>
  </xsl:function>

  <!-- The words of a note with what comes after them, in its last paragraph if it has any. -->
  <xsl:function name="local:ended" as="node()*">
    <xsl:param name="words" as="node()*"/>
    <xsl:param name="end" as="node()*"/>
    <xsl:variable name="last" as="node()?" select="$words[not(self::text()[not(normalize-space())])][last()]"/>
    <xsl:choose>
      <xsl:when test="$last/self::h:p">
        <xsl:sequence select="$words except $last"/>
        <p>
          <xsl:sequence select="$last/@*, $last/node(), $end"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$words, $end"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Whose note it is, where it says so and it is not one of our commentary. -->
  <xsl:function name="local:by" as="element(h:span)?">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:if test="$note/@resp and not($note/@type = 'commentary')">
      <span class="resp"><xsl:value-of select="' [' || f:list(f:names-of($note/@resp, $note)) || ']'"/></span>
    </xsl:if>
  </xsl:function>

  <!-- The way back to one call, told by the number of its paragraph. -->
  <xsl:template name="local:backlink" as="node()+">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="number" as="xs:string?" select="ancestor::*[f:citation-id(.)][1]/@n"/>
    <xsl:text> </xsl:text>
    <a class="backlink" role="doc-backlink" href="#{f:call-id(.)}"
        aria-label="{if ($number) then 'Back to paragraph ' || $number else 'Back to the text'}">
      <xsl:value-of select="'↩' || $number ! ('&#xA0;' || .)"/>
    </a>
  </xsl:template>
</xsl:stylesheet>
