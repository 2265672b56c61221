<?xml version="1.0" encoding="UTF-8"?>
<!-- What the head of a page tells machines: description, Dublin Core, and the tags that reference managers read. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:page:metadata:local"
    exclude-result-prefixes="#all">

  <xsl:template name="f:metadata" as="element(h:meta)*">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="rights" as="xs:string"
        select="f:reading-text((tei:teiHeader//tei:publicationStmt/tei:availability)[1])"/>
    <xsl:variable name="publisher" as="xs:string"
        select="f:reading-text((tei:teiHeader//tei:publicationStmt/tei:publisher)[1])"/>
    <xsl:variable name="summary" as="xs:string" select="f:summary(.)"/>
    <xsl:sequence select="local:meta('description', ($summary[.], f:reference(.))[1]),
        local:meta('DC.title', f:title(.)), f:authors(.) ! local:meta('DC.creator', .),
        f:editors(.) ! local:meta('DC.contributor', .),
        local:meta('DC.date', f:iso-date(.)), local:meta('DC.language', f:language(.)), local:meta('DC.type', f:genre(.)),
        local:meta('DC.publisher', $publisher), local:meta('DC.rights', $rights), local:meta('DC.isPartOf', $edition-title),
        local:meta('citation_title', f:title(.)), f:authors(.) ! local:meta('citation_author', .),
        local:meta('citation_publication_date', translate(f:iso-date(.), '-', '/')),
        local:meta('citation_language', f:language(.)), local:meta('citation_inbook_title', $edition-title),
        local:meta('citation_publisher', $publisher)"/>
  </xsl:template>

  <!-- One statement, if there is anything to state. -->
  <xsl:function name="local:meta" as="element(h:meta)?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="content" as="xs:string"/>
    <xsl:if test="$content">
      <meta name="{$name}" content="{$content}"/>
    </xsl:if>
  </xsl:function>

  <!-- The text in one line: author, title, date. -->
  <xsl:function name="f:reference" as="xs:string" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:sequence select="string-join((f:list(f:authors($text))[.], f:title($text), f:date($text)[.]), ', ')"/>
  </xsl:function>
</xsl:stylesheet>
