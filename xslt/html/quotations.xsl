<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotations and what is quoted from: block and inline, epigraphs and pull quotes. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:quotations:local"
    exclude-result-prefixes="#all">

  <!-- Quoted passages that stand by themselves. -->
  <xsl:template match="(tei:quote | tei:q | tei:said)[f:is-block(.)]" mode="m:html" as="element(h:blockquote)">
    <blockquote>
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </blockquote>
  </xsl:template>

  <!-- A quotation with its source under it. -->
  <xsl:template match="tei:cit | tei:epigraph" mode="m:html" as="element()">
    <xsl:call-template name="f:wrap"/>
  </xsl:template>

  <!-- A pull quote repeats words of the text: a figure beside it, with the way to the passage. -->
  <xsl:template match="tei:cit[tei:quote/@type = 'pull-quote']" mode="m:html" as="element(h:figure)">
    <figure>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="'pull-quote', 'long'[string-length(f:reading-text(current())) gt 320]"/>
      <xsl:apply-templates select="* except tei:bibl" mode="m:html"/>
      <figcaption>
        <xsl:apply-templates select="tei:bibl" mode="m:html"/>
        <xsl:call-template name="local:passage-links"/>
      </figcaption>
    </figure>
  </xsl:template>

  <xsl:template match="tei:quote[@type = 'pull-quote'][not(parent::tei:cit)]" mode="m:html" as="element(h:figure)">
    <figure>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="'pull-quote', 'long'[string-length(f:reading-text(current())) gt 320]"/>
      <blockquote>
        <xsl:apply-templates mode="m:html"/>
      </blockquote>
      <figcaption>
        <xsl:call-template name="local:passage-links"/>
      </figcaption>
    </figure>
  </xsl:template>

  <!-- Links from a pull quote to the passages it is taken from. -->
  <xsl:template name="local:passage-links" as="element(h:p)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="passages" as="element()*"
        select="f:targets(string-join(descendant-or-self::tei:quote/@corresp, ' '), .)[f:is-shown(.)]"/>
    <xsl:if test="$passages">
      <p class="passages edition">
        <xsl:text>In the text: </xsl:text>
        <xsl:for-each select="$passages">
          <a href="#{@xml:id}">
            <xsl:value-of select="if (f:citation-id(.)) then 'paragraph ' || @n else 'the passage'"/>
          </a>
          <xsl:value-of select="if (position() lt last()) then ', ' else ''"/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Bibliographic references in the text, as printed; a structured one gets its points and commas from the style sheet. -->
  <xsl:template match="tei:bibl | tei:biblStruct" mode="m:html" as="element()">
    <xsl:element name="{if (f:has-block(.)) then 'div' else if (f:is-block(.)) then 'p' else 'span'}"
        namespace="http://www.w3.org/1999/xhtml">
      <xsl:sequence select="f:class(.), f:attributes(.)"/>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- Quoted words in a line. Marks are in the text where the encoders kept them; else the style sheet sets them. -->
  <xsl:template match="tei:q | tei:quote | tei:said | tei:soCalled" mode="m:html" as="element(h:span)">
    <xsl:variable name="kept" as="xs:boolean"
        select="ancestor::tei:TEI[1]/tei:teiHeader//tei:quotation/@marks = 'all' or
                matches(., '^\s*[&quot;''“”„‟«»‹›‘’‚]')"/>
    <span>
      <xsl:sequence select="f:attributes(.)"/>
      <xsl:attribute name="class" select="local-name(), 'unmarked'[not($kept)]"/>
      <xsl:apply-templates mode="m:html"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
