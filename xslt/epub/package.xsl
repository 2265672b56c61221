<?xml version="1.0" encoding="UTF-8"?>
<!-- The package document (EPUB 3.3, chapter 5): metadata, with those of accessibility (EPUB Accessibility 1.1), files,
     order. -->
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
    xmlns:opf="http://www.idpf.org/2007/opf"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:local="urn:edition:epub:package:local"
    exclude-result-prefixes="#all">

  <xsl:template match="b:book[$part = 'package']" as="element(opf:package)">
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="en"
        prefix="schema: http://schema.org/">
      <metadata>
        <xsl:call-template name="local:dublin-core"/>
        <xsl:call-template name="local:relations"/>
        <xsl:call-template name="local:accessibility"/>
      </metadata>
      <manifest>
        <xsl:for-each select="b:file">
          <item id="{@id}" href="{@href}" media-type="{@type}">
            <xsl:sequence select="@properties"/>
          </item>
        </xsl:for-each>
      </manifest>
      <spine>
        <xsl:for-each select="b:file[@type = 'application/xhtml+xml']">
          <itemref idref="{@id}"/>
        </xsl:for-each>
      </spine>
    </package>
  </xsl:template>

  <!-- Title, people, language, date, publisher, rights. -->
  <xsl:template name="local:dublin-core" as="element()+">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:variable name="work" as="element()" select="b:work(.)"/>
    <xsl:variable name="publication" as="element()?" select="$work/tei:teiHeader/tei:fileDesc/tei:publicationStmt"/>
    <dc:identifier id="identifier"><xsl:value-of select="@identifier"/></dc:identifier>
    <xsl:sequence select="local:title('main-title', 'main', f:title($work)), local:title('subtitle', 'subtitle', f:subtitle($work))"/>
    <xsl:for-each select="b:language">
      <dc:language><xsl:value-of select="."/></dc:language>
    </xsl:for-each>
    <xsl:variable name="authors" as="xs:string*" select="
        if ($work/self::tei:TEI) then f:authors($work) else distinct-values(b:texts/* ! f:authors(.))"/>
    <xsl:sequence select="for $n in 1 to count($authors) return local:person('creator', $authors[$n], 'aut', $n)"/>
    <xsl:variable name="editors" as="xs:string*" select="distinct-values(f:editors($work))"/>
    <xsl:sequence select="for $n in 1 to count($editors) return local:person('contributor', $editors[$n], 'edt', $n)"/>
    <xsl:where-populated>
      <dc:publisher><xsl:value-of select="f:reading-text($publication/tei:publisher[1])"/></dc:publisher>
      <dc:date><xsl:value-of select="($publication/tei:date[1]/(@when, .) ! string())[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')][1]"/></dc:date>
      <dc:rights><xsl:value-of select="b:rights($work) ! f:reading-text(.)" separator=" "/></dc:rights>
      <dc:description><xsl:value-of select="f:summary($work)"/></dc:description>
    </xsl:where-populated>
    <opf:meta property="dcterms:modified"><xsl:value-of select="@modified"/></opf:meta>
  </xsl:template>

  <xsl:function name="local:title" as="element()*">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:if test="$words">
      <dc:title id="{$id}"><xsl:value-of select="$words"/></dc:title>
      <opf:meta refines="#{$id}" property="title-type"><xsl:value-of select="$type"/></opf:meta>
    </xsl:if>
  </xsl:function>

  <!-- A person with their role (MARC code list for relators). -->
  <xsl:function name="local:person" as="element()+">
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="id" as="xs:string" select="$element || '-' || $number"/>
    <xsl:element name="dc:{$element}">
      <xsl:attribute name="id" select="$id"/>
      <xsl:value-of select="$name"/>
    </xsl:element>
    <opf:meta refines="#{$id}" property="role" scheme="marc:relators"><xsl:value-of select="$role"/></opf:meta>
  </xsl:function>

  <!-- The series that a text is a part of, and the printed book whose pages are marked. -->
  <xsl:template name="local:relations" as="element()*">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:if test="@series">
      <opf:meta property="belongs-to-collection" id="series"><xsl:value-of select="@series"/></opf:meta>
      <opf:meta refines="#series" property="collection-type">set</opf:meta>
      <opf:meta refines="#series" property="group-position"><xsl:value-of select="@position"/></opf:meta>
      <opf:meta refines="#series" property="dcterms:identifier"><xsl:value-of select="@series-identifier"/></opf:meta>
    </xsl:if>
    <xsl:if test="b:page">
      <dc:source id="printed"><xsl:value-of select="@printed"/></dc:source>
      <opf:meta refines="#printed" property="source-of">pagination</opf:meta>
      <opf:meta property="pageBreakSource"><xsl:value-of select="@printed"/></opf:meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="local:accessibility" as="element(opf:meta)+">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:variable name="features" as="xs:string*" select="'structuralNavigation', 'tableOfContents', 'readingOrder',
        'alternativeText', 'displayTransformability', 'ARIA', ('pageNavigation', 'pageBreakMarkers')[exists(current()/b:page)],
        'index'[exists(current()/b:file[@kind = 'register'])]"/>
    <xsl:sequence select="local:meta('accessMode', ('textual', 'visual')), local:meta('accessModeSufficient', 'textual'),
        local:meta('accessibilityFeature', $features), local:meta('accessibilityHazard', 'none')"/>
    <opf:meta property="schema:accessibilitySummary">
      <xsl:text>All words can be reflowed, enlarged and read aloud; headings, notes, lists and tables are marked as such. </xsl:text>
      <xsl:text>Notes and corrections lead to their place in the text and back. The only picture is the cover, and it is </xsl:text>
      <xsl:text>described.</xsl:text>
      <xsl:value-of select="' The pages of the printed book are marked.'[exists(current()/b:page)]"/>
    </opf:meta>
  </xsl:template>

  <xsl:function name="local:meta" as="element(opf:meta)+">
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="values" as="xs:string+"/>
    <xsl:for-each select="$values">
      <opf:meta property="schema:{$property}"><xsl:value-of select="."/></opf:meta>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
