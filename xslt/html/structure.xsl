<?xml version="1.0" encoding="UTF-8"?>
<!-- The default text structure (TEI Guidelines, chapter 4) and the paragraphs (chapter 3). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:structure:local"
    exclude-result-prefixes="#all">

  <!-- The parts of a text that HTML has no word for. -->
  <xsl:template match="tei:text | tei:front | tei:body | tei:back | tei:group | tei:floatingText | tei:opener | tei:closer |
      tei:postscript | tei:argument | tei:titlePage | tei:figDesc[f:has-block(.)]" mode="m:html" as="element(h:div)">
    <div>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </div>
  </xsl:template>

  <!-- Divisions: sections where they have a heading, but for the one whose heading is the title of the page. -->
  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7 |
      tei:prologue | tei:epilogue | tei:performance | tei:set" mode="m:html" as="element()">
    <xsl:variable name="title" as="element()?" select="f:title-head(ancestor::tei:TEI[1])"/>
    <xsl:variable name="section" as="xs:boolean" select="exists(tei:head[f:is-heading(.)]) and not(tei:head[. is $title])"/>
    <xsl:element name="{if ($section) then 'section' else 'div'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- What somebody who quotes the text says before it: set apart, and under that name. -->
  <xsl:template match="tei:div[@type = 'editorial-introduction']" mode="m:html" as="element(h:section)">
    <xsl:variable name="by" as="xs:string" select="f:list(f:names-of(@resp, .))"/>
    <section role="doc-introduction" aria-label="{string-join(('Introduction', ('by ' || $by)[$by]), ' ')}">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
      <xsl:if test="$by">
        <p class="attribution">
          <span class="edition">Introduction by </span>
          <xsl:value-of select="$by"/>
        </p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Paragraphs, and the lines of a title page or a letter that HTML treats as paragraphs. -->
  <xsl:template match="tei:p | tei:ab | tei:byline | tei:trailer | tei:docImprint | tei:imprimatur | tei:docEdition |
      (tei:docDate | tei:docAuthor | tei:dateline | tei:salute | tei:signed | tei:figDesc)[f:is-block(.)]"
      mode="m:html" as="element()">
    <xsl:variable name="blocks" as="xs:boolean" select="f:has-block(.)"/>
    <xsl:element name="{if ($blocks) then 'div' else 'p'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.)[$blocks or . ne 'p'], f:attributes(.)"/>
      <xsl:call-template name="local:paragraph-number"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- Numbered paragraphs by their number: the first that bears it owns the address "#p12". -->
  <xsl:key name="numbered" match="(tei:p | tei:ab)[@n][ancestor::tei:text]" use="string(@n)"/>

  <!-- The identifier that a paragraph is cited by, empty when it has no number or another one bears it already. -->
  <xsl:function name="f:citation-id" as="xs:string?" visibility="public">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:variable name="number" as="xs:string" select="string($paragraph/@n)"/>
    <xsl:if test="local:is-citable($number) and key('numbered', $number, root($paragraph))[1] is $paragraph">
      <xsl:sequence select="f:free-id('p' || $number, $paragraph)"/>
    </xsl:if>
  </xsl:function>

  <!-- True for a number short enough to be one. -->
  <xsl:function name="local:is-citable" as="xs:boolean">
    <xsl:param name="number" as="xs:string"/>
    <xsl:sequence select="matches($number, '^[\c-[:]]{1,8}$')"/>
  </xsl:function>

  <!-- The number of a paragraph in the margin, a link to itself. -->
  <xsl:template name="local:paragraph-number" as="element()?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="id" as="xs:string?" select="f:citation-id(.)"/>
    <xsl:choose>
      <xsl:when test="exists($id)">
        <a class="n" id="{$id}" href="#{$id}" aria-label="paragraph {@n}"><xsl:value-of select="@n"/></a>
      </xsl:when>
      <xsl:when test="local:is-citable(string(@n)) and (self::tei:p or self::tei:ab) and not(ancestor::tei:teiHeader)">
        <span class="n"><xsl:value-of select="@n"/></span>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Pages, columns and other marks of the source that stand between words. -->
  <xsl:template match="tei:pb" mode="m:html" as="element(h:span)">
    <span>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:if test="@n">
        <xsl:value-of select="'[' || @n || ']'"/>
      </xsl:if>
    </span>
  </xsl:template>

  <xsl:template match="tei:anchor | tei:milestone | tei:cb | tei:gb | tei:addSpan | tei:delSpan | tei:damageSpan |
      tei:handShift | tei:divGen" mode="m:html" as="element(h:span)?">
    <xsl:if test="@xml:id">
      <span id="{@xml:id}"/>
    </xsl:if>
  </xsl:template>

  <!-- Running heads, navigation and the like are no words of the text; index entries are made for the back of a book. -->
  <xsl:template match="tei:fw | tei:index" mode="m:html" as="empty-sequence()"/>
</xsl:stylesheet>
