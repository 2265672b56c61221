<?xml version="1.0" encoding="UTF-8"?>
<!-- All editions of one text that are plain files, in one pass, as a JSON object: text, corpus, markdown, and what
     a table of texts says of it (about). The source reading has no Markdown. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:k="urn:edition:markdown" xmlns:r="urn:edition:reading" xmlns:t="urn:edition:text"
                exclude-result-prefixes="#all">

  <xsl:import href="text.xsl"/>

  <xsl:output method="json" encoding="UTF-8"/>

  <xsl:include href="text/corpus.xsl"/>
  <xsl:include href="markdown/escape.xsl"/>
  <xsl:include href="markdown/line.xsl"/>
  <xsl:include href="markdown/blocks.xsl"/>
  <xsl:include href="markdown/notes.xsl"/>
  <xsl:include href="markdown/page.xsl"/>

  <xsl:template match="/" as="map(xs:string, item())">
    <xsl:variable name="simplified" as="document-node()" select="r:simplified(.)"/>
    <xsl:sequence select="map:merge((
        map{'text': t:page($simplified), 'corpus': t:corpus($simplified)},
        if ($reading eq 'source') then ()
        else map{'markdown': k:page($simplified), 'about': t:metadata($simplified//tei:TEI[1])}))"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:template>
</xsl:stylesheet>
