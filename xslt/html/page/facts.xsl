<?xml version="1.0" encoding="UTF-8"?>
<!-- Above a text: what it is, in a few words of ours, and its contents. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:facts:local"
    exclude-result-prefixes="#all">

  <!-- Author, date, place and genre from the header; the title too where the printed one differs or is missing. -->
  <xsl:template name="f:facts" as="element(h:header)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="printed" as="element()?" select="f:title-head(.)"/>
    <header class="{'facts', 'edition', 'titled'[empty($printed)]}">
      <xsl:where-populated>
        <p class="author"><xsl:sequence select="f:linked-list(tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:author)"/></p>
      </xsl:where-populated>
      <xsl:choose>
        <xsl:when test="empty($printed)">
          <xsl:element name="{if (parent::*) then 'h2' else 'h1'}" namespace="http://www.w3.org/1999/xhtml">
            <xsl:value-of select="f:title(.)"/>
          </xsl:element>
        </xsl:when>
        <xsl:when test="local:bare(f:reading-text($printed)) ne local:bare(f:title(.))">
          <p class="title"><xsl:value-of select="f:title(.)"/></p>
        </xsl:when>
      </xsl:choose>
      <xsl:where-populated>
        <p class="facts"><xsl:call-template name="local:facts"/></p>
        <p class="summary"><xsl:value-of select="f:summary(.)"/></p>
      </xsl:where-populated>
    </header>
  </xsl:template>

  <!-- "Lecture · Moscow · 21 April 1918". -->
  <xsl:template name="local:facts" as="node()*">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="place" as="element()?"
        select="tei:teiHeader/tei:profileDesc/tei:creation/descendant::tei:placeName[1][f:reading-text(.)]"/>
    <xsl:variable name="genre" as="xs:string" select="f:genre(.)"/>
    <xsl:variable name="facts" as="node()*">
      <xsl:value-of select="$genre[.] ! (upper-case(substring(., 1, 1)) || substring(., 2))"/>
      <xsl:sequence select="$place ! f:linked(.)"/>
      <xsl:value-of select="f:date(.)"/>
    </xsl:variable>
    <xsl:for-each select="$facts[string()]">
      <xsl:value-of select="if (position() gt 1) then ' · ' else ()"/>
      <xsl:sequence select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- A title without case, blanks and points, to see whether two are the same. -->
  <xsl:function name="local:bare" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="lower-case(replace($title, '[^\p{L}\p{N}]+', ''))"/>
  </xsl:function>

  <!-- The ways to the parts of the page: the divisions of the text, then what we add to it. -->
  <xsl:template name="f:contents" as="element(h:nav)">
    <xsl:context-item as="element(tei:TEI)" use="required"/>
    <xsl:variable name="title" as="element()?" select="f:title-head(.)"/>
    <xsl:variable name="heads" as="element()*"
        select="tei:text//tei:head[f:is-heading(.)][@xml:id or ../@xml:id][not(. is $title)][f:heading-level(.) le 3]"/>
    <nav class="contents edition" aria-label="On this page">
      <ul role="list">
        <xsl:for-each select="$heads">
          <li class="level-{f:heading-level(.)}">
            <a href="#{(@xml:id, ../@xml:id)[1]}"><xsl:value-of select="f:reading-text(.)"/></a>
          </li>
        </xsl:for-each>
        <xsl:variable name="collected" as="xs:string*"
            select=".//tei:note[f:is-collected(.)][ancestor::tei:TEI[1] is current()] !
                    (if (@type = 'commentary') then 'commentary' else 'notes')"/>
        <xsl:sequence select="
            tei:text//tei:div[tei:note[f:is-listed(.)]][not(tei:head[f:reading-text(.)])] !
              local:contents-link(f:notes-list-id(.), 'Notes'),
            local:part-link('notes', 'Notes', .)['notes' = $collected],
            local:part-link('commentary', 'Commentary', .)['commentary' = $collected],
            local:part-link('corrections', 'Corrections', .)[current()/tei:text//*[f:is-intervention(.)]],
            local:part-link('names', 'Names', .)[exists(f:named-entries(current()))],
            local:part-link('about', 'About this text', .), local:part-link('cite', 'How to cite', .)"/>
      </ul>
    </nav>
  </xsl:template>

  <!-- One entry of the contents that is ours. -->
  <xsl:function name="local:contents-link" as="element(h:li)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <li class="ours"><a href="#{$id}"><xsl:value-of select="$label"/></a></li>
  </xsl:function>

  <!-- The way to a part that we add. -->
  <xsl:function name="local:part-link" as="element(h:li)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="text" as="element(tei:TEI)"/>
    <xsl:sequence select="local:contents-link(f:part-id($id, $text), $label)"/>
  </xsl:function>
</xsl:stylesheet>
