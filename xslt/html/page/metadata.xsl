<?xml version="1.0" encoding="UTF-8"?>
<!-- What the head of a page tells machines: description, Dublin Core, the tags that reference managers read (Highwire
     Press), previews of links (Open Graph), linked data, other formats. All of it derives from one item of CSL-JSON. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:metadata:local"
    exclude-result-prefixes="#all">

  <!-- What is told of the page for citation; empty when a text is rendered alone. -->
  <xsl:variable name="f:citing" as="map(*)" select="if ($citing) then parse-json($citing) else map{}"/>

  <xsl:template name="f:metadata" as="element()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="item" as="map(*)" select="f:item(.)"/>
    <xsl:variable name="summary" as="xs:string" select="(f:summary(.)[.], string($f:citing?abstract)[.], f:reference(.))[1]"/>
    <xsl:sequence select="local:meta('description', $summary), local:dublin-core($item, .), local:highwire($item)"/>
    <xsl:call-template name="local:open-graph">
      <xsl:with-param name="item" select="$item"/>
      <xsl:with-param name="summary" select="$summary"/>
    </xsl:call-template>
    <xsl:sequence select="$f:citing?canonical ! local:link('canonical', .), $f:citing?licence ! local:link('license', .)"/>
    <xsl:call-template name="local:other-formats"/>
    <xsl:if test="$f:citing?ld">
      <!-- A block of data, which no browser runs: the policy of the page does not concern it. -->
      <script type="application/ld+json"><xsl:value-of select="$f:citing?ld"/></script>
    </xsl:if>
    <xsl:call-template name="f:citing-assets"/>
  </xsl:template>

  <!-- The text or edition as an item of CSL-JSON: the one made with the page, or what its header tells. -->
  <xsl:function name="f:item" as="map(*)" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="statement" as="element()?" select="$text/tei:teiHeader/tei:fileDesc/tei:publicationStmt"/>
    <xsl:sequence select="if (exists($f:citing?item)) then $f:citing?item else map:merge((
        map{'title': f:title($text), 'language': f:language($text),
            'author': array{f:authors($text) ! map{'literal': .}}, 'editor': array{f:editors($text) ! map{'literal': .}},
            'issued': local:parsed($statement/tei:date[1]/string((@when, .)[1])),
            'original-date': local:parsed(f:iso-date($text)),
            'publisher': f:reading-text($statement/tei:publisher[1])},
        map{'container-title': $edition-title}[$edition-title and $text/self::tei:TEI]))"/>
  </xsl:function>

  <!-- A date of CSL-JSON of an ISO date. -->
  <xsl:function name="local:parsed" as="map(*)">
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:sequence select="if (matches($iso, '^\d{4}(-\d\d){0,2}$'))
        then map{'date-parts': [array{tokenize($iso, '-') ! xs:integer(.)}]} else map{}"/>
  </xsl:function>

  <!-- A date of CSL-JSON in ISO form. -->
  <xsl:function name="local:iso" as="xs:string">
    <xsl:param name="date" as="map(*)?"/>
    <xsl:sequence select="string-join($date?date-parts?1?* ! format-number(., '00'), '-')"/>
  </xsl:function>

  <!-- Names as lists have them: "Lenin, V. I.". -->
  <xsl:function name="local:names" as="xs:string*">
    <xsl:param name="names" as="array(*)?"/>
    <xsl:sequence select="$names?* ! (?literal, ?family || ', ' || ?given)[1]"/>
  </xsl:function>

  <!-- DC.type is a word of DCMI: Zotero would take a genre such as "letter" for an item of its own, without a book. -->
  <xsl:function name="local:dublin-core" as="element()*">
    <xsl:param name="item" as="map(*)"/>
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="local:link('schema.DC', 'http://purl.org/dc/elements/1.1/'),
        local:link('schema.DCTERMS', 'http://purl.org/dc/terms/'),
        local:meta('DC.title', $item?title), f:authors($text) ! local:meta('DC.creator', .),
        f:editors($text) ! local:meta('DC.contributor', .),
        local:meta('DC.date', local:iso($item?issued)), local:meta('DCTERMS.created', local:iso($item?original-date)),
        local:meta('DC.language', $item?language), local:meta('DC.type', 'Text'),
        local:meta('DC.identifier', $f:citing?canonical),
        local:meta('DC.publisher', $item?publisher), local:meta('DC.relation', $item?container-title),
        local:meta('DC.rights', f:reading-text(($text/tei:teiHeader//tei:publicationStmt/tei:availability)[1]))"/>
  </xsl:function>

  <!-- What reference managers read; two names of the book, since readers know the one or the other. -->
  <xsl:function name="local:highwire" as="element()*">
    <xsl:param name="item" as="map(*)"/>
    <xsl:sequence select="local:meta('citation_title', $item?title),
        local:names($item?author) ! local:meta('citation_author', .),
        local:names($item?editor) ! local:meta('citation_editor', .),
        local:meta('citation_publication_date', translate(local:iso($item?issued), '-', '/')),
        ('citation_book_title', 'citation_inbook_title') ! local:meta(., $item?container-title),
        local:meta('citation_publisher', $item?publisher), local:meta('citation_language', $item?language),
        local:meta('citation_public_url', $f:citing?canonical)"/>
  </xsl:function>

  <!-- Previews of links; a picture needs an absolute address, so there is one only where the edition has one. -->
  <xsl:template name="local:open-graph" as="element()*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="item" as="map(*)"/>
    <xsl:param name="summary" as="xs:string"/>
    <xsl:variable name="picture" as="xs:string?" select="$f:citing?picture"/>
    <xsl:sequence select="local:property('og:type', if ($item?container-title) then 'article' else 'book'),
        local:property('og:title', f:title(.)), local:property('og:description', $summary),
        local:property('og:site_name', $edition-title), local:property('og:url', $f:citing?canonical),
        local:property('og:image', $picture)"/>
    <xsl:if test="exists($picture)">
      <xsl:sequence select="local:property('og:image:type', 'image/png'), local:property('og:image:width', '1200'),
          local:property('og:image:height', '630'), local:property('og:image:alt', f:reference(.)),
          local:meta('twitter:card', 'summary_large_image')"/>
    </xsl:if>
  </xsl:template>

  <!-- The downloads as alternates of the page, of the kinds that are known by their names. -->
  <xsl:template name="local:other-formats" as="element(h:link)*">
    <xsl:variable name="types" as="map(xs:string, xs:string)" select="map{'xml': 'application/tei+xml',
        'txt': 'text/plain', 'pdf': 'application/pdf', 'epub': 'application/epub+zip', 'bib': 'application/x-bibtex',
        'ris': 'application/x-research-info-systems', 'csl.json': 'application/vnd.citationstyles.csl+json'}"/>
    <xsl:for-each select="f:ways($text-downloads), f:ways(string-join($f:citing?files ! map:for-each(., concat(?, '=', ?)), ' '))">
      <xsl:variable name="end" as="xs:string" select="replace(., '^.*?\.(csl\.json|[a-z]+)$', '$1')"/>
      <xsl:if test="exists($types($end))">
        <link rel="alternate" type="{$types($end)}" title="{translate(substring-before(., '='), '_', ' ')}"
            href="{$root}{substring-after(., '=')}"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- One statement, if there is anything to state. -->
  <xsl:function name="local:meta" as="element(h:meta)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:if test="$content">
      <meta name="{$name}" content="{$content}"/>
    </xsl:if>
  </xsl:function>

  <!-- The same in the manner of RDFa, which Open Graph asks for. -->
  <xsl:function name="local:property" as="element(h:meta)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string?"/>
    <xsl:if test="$content">
      <meta property="{$name}" content="{$content}"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="local:link" as="element(h:link)">
    <xsl:param name="rel" as="xs:string"/>
    <xsl:param name="href" as="xs:string"/>
    <link rel="{$rel}" href="{$href}"/>
  </xsl:function>

  <!-- The text in one line: author, title, date. -->
  <xsl:function name="f:reference" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="string-join((f:list(f:authors($text))[.], f:title($text), f:date($text)[.]), ', ')"/>
  </xsl:function>
</xsl:stylesheet>
