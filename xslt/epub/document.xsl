<?xml version="1.0" encoding="UTF-8"?>
<!-- A file of the book: the XHTML document around the words, and what an e-book calls its parts (EPUB 3 Structural
     Semantics Vocabulary 1.1; names of the parts of letters and verse are those of Z39.98-2012). -->
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
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:local="urn:edition:epub:document:local"
    exclude-result-prefixes="#all">

  <!-- From HTML to XHTML of an e-book: names of parts, pages of the printed book; nothing that needs a web page. -->
  <xsl:mode name="m:ebook" on-no-match="shallow-copy"/>

  <!-- Pages of the printed book by the identifier of the element at which they begin. -->
  <xsl:variable name="local:pages" as="map(xs:string, xs:string)" select="
      map:merge(tokenize($pages) ! map:entry(replace(., '=[^=]*$', ''), replace(., '^.*=', '')))"/>

  <!-- What the parts that ARIA or TEI has a name for are called in an e-book. -->
  <xsl:variable name="local:roles" as="map(xs:string, xs:string)" select="map{
      'doc-noteref': 'noteref', 'doc-footnote': 'footnote', 'doc-backlink': 'backlink', 'doc-introduction': 'introduction',
      'doc-subtitle': 'subtitle', 'doc-chapter': 'chapter', 'doc-index': 'index', 'doc-epigraph': 'epigraph'}"/>
  <xsl:variable name="local:classes" as="map(xs:string, xs:string)" select="map{
      'epigraph': 'epigraph', 'salute': 'z3998:salutation', 'signed': 'z3998:signature', 'lg': 'z3998:verse',
      'postscript': 'z3998:postscript', 'sp': 'z3998:drama', 'titlePage': 'titlepage', 'glossary': 'glossary'}"/>

  <!-- An XHTML document; $path is the way from its folder to that of the book. -->
  <xsl:template name="b:document" as="element(h:html)">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="language" as="xs:string" select="'en'"/>
    <xsl:param name="path" as="xs:string" select="''"/>
    <xsl:param name="type" as="xs:string" select="''"/>
    <xsl:param name="class" as="xs:string" select="''"/>
    <xsl:param name="content" as="node()*"/>
    <html lang="{$language}" xml:lang="{$language}" epub:prefix="z3998: http://www.daisy.org/z3998/2012/vocab/structure/#">
      <head>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" type="text/css" href="{$path}css/fonts.css"/>
        <link rel="stylesheet" type="text/css" href="{$path}css/book.css"/>
      </head>
      <body>
        <xsl:sequence select="b:named($type)"/>
        <xsl:if test="$class">
          <xsl:attribute name="class" select="$class"/>
        </xsl:if>
        <xsl:apply-templates select="$content" mode="m:ebook"/>
      </body>
    </html>
  </xsl:template>

  <!-- The name of a part, as an attribute. -->
  <xsl:function name="b:named" as="attribute(epub:type)?" visibility="public">
    <xsl:param name="types" as="xs:string*"/>
    <xsl:if test="exists($types[.])">
      <xsl:attribute name="epub:type" select="distinct-values($types[.])" separator=" "/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="*" mode="m:ebook" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:apply-templates select="@*" mode="m:ebook"/>
      <xsl:sequence select="b:named(if (@epub:type) then @epub:type else local:types(.)), local:role(.)"/>
      <xsl:sequence select="local:breaks(.)"/>
      <xsl:apply-templates mode="m:ebook"/>
    </xsl:copy>
  </xsl:template>

  <xsl:function name="local:types" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tokens" as="xs:string*" select="tokenize($element/@class)"/>
    <xsl:variable name="ends" as="xs:boolean" select="$tokens = 'salute' and $element/../@class ! tokenize(.) = 'closer'"/>
    <xsl:sequence select="$element/@role ! $local:roles(.),
        if ($ends) then 'z3998:valediction' else $tokens ! $local:classes(.)"/>
  </xsl:function>

  <!-- The role of DPUB-ARIA for a part that has only a name of EPUB: screen readers hear roles, not names. -->
  <xsl:function name="local:role" as="attribute(role)?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="types" as="xs:string*" select="$element[not(@role)][not(@epub:type)] ! local:types(.)"/>
    <xsl:if test="local-name($element) = ('div', 'section', 'blockquote') and $types = ('epigraph', 'glossary')">
      <xsl:attribute name="role" select="'doc-' || $types[. = ('epigraph', 'glossary')][1]"/>
    </xsl:if>
  </xsl:function>

  <!-- Pages that begin with an element: marks at its beginning, for the list of pages. -->
  <xsl:function name="local:breaks" as="element(h:span)*">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="local-name($element) = ('p', 'div', 'section', 'blockquote', 'li', 'dd', 'td')">
      <xsl:for-each select="$element/@id ! $local:pages(.) ! tokenize(., ',')">
        <span epub:type="pagebreak" role="doc-pagebreak" id="{f:page-id(.)}" aria-label="{' ' || . || '. '}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:function>

  <!-- The identifier of a page mark. -->
  <xsl:function name="f:page-id" as="xs:string">
    <xsl:param name="page" as="xs:string"/>
    <xsl:sequence select="'page..' || $page"/>
  </xsl:function>

  <!-- The number of a paragraph is a link to itself on a page of the web; here it is a number, and a goal for links. -->
  <xsl:template match="h:a[tokenize(@class) = 'n']" mode="m:ebook" as="element(h:span)">
    <span class="n">
      <xsl:sequence select="@id"/>
      <xsl:apply-templates mode="m:ebook"/>
    </span>
  </xsl:template>

  <!-- XML says the language once more; some are written from right to left. -->
  <xsl:template match="@lang" mode="m:ebook" as="attribute()+">
    <xsl:sequence select="."/>
    <xsl:attribute name="xml:lang" select="."/>
    <xsl:if test="matches(., '^(ar|fa|he|iw|ota|ps|sd|syr|ug|ur|yi)(-|$)', 'i') and not(matches(., '-Latn(-|$)', 'i'))">
      <xsl:attribute name="dir" select="'rtl'"/>
    </xsl:if>
  </xsl:template>

  <!-- An e-book has no keyboard focus to lead, no scripts, and no pictures beside the ones it carries. -->
  <xsl:template match="@tabindex | @style | @popover | @xml:lang | @epub:type | h:script | h:button | h:style | h:img" mode="m:ebook"
      as="empty-sequence()"/>
</xsl:stylesheet>
