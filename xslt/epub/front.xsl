<?xml version="1.0" encoding="UTF-8"?>
<!-- The first pages: cover, title page, imprint with the rights layer by layer. -->
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
    xmlns:local="urn:edition:epub:front:local"
    exclude-result-prefixes="#all">

  <!-- What a book (b:book) is made of: the edition or a text, with its header. -->
  <xsl:function name="b:work" as="element()" visibility="public">
    <xsl:param name="book" as="element(b:book)"/>
    <xsl:sequence select="$book/b:work/*"/>
  </xsl:function>

  <xsl:template match="b:book[$part = 'cover']" as="element(h:html)">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="'Cover'"/>
      <xsl:with-param name="type" select="'cover'"/>
      <xsl:with-param name="class" select="'cover'"/>
      <xsl:with-param name="content" as="element()">
        <section aria-label="Cover">
          <b:picture src="{@cover}" alt="{@cover-alt}"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A picture that the book carries. -->
  <xsl:template match="b:picture" mode="m:ebook" as="element(h:img)">
    <img src="{@src}" alt="{@alt}"/>
  </xsl:template>

  <xsl:template match="b:book[$part = 'title']" as="element(h:html)">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="f:title(b:work(.))"/>
      <xsl:with-param name="type" select="'frontmatter'"/>
      <xsl:with-param name="class" select="'title-page'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="titlepage" aria-label="Title page">
          <xsl:call-template name="local:title"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="local:title" as="element()*">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:variable name="work" as="element()" select="b:work(.)"/>
    <xsl:variable name="publication" as="element()?" select="$work/tei:teiHeader/tei:fileDesc/tei:publicationStmt"/>
    <xsl:variable name="made" as="xs:string*"
        select="$publication/(tei:publisher[1], tei:date[1]) ! f:reading-text(.)[.]"/>
    <xsl:variable name="when" as="xs:string*" select="$work/self::tei:TEI ! (f:place(.), f:date(.))[.]"/>
    <xsl:where-populated>
      <p class="author"><xsl:value-of select="f:list(f:authors($work))"/></p>
    </xsl:where-populated>
    <h1><xsl:value-of select="f:title($work)"/></h1>
    <xsl:where-populated>
      <p class="subtitle" role="doc-subtitle"><xsl:value-of select="f:subtitle($work)"/></p>
      <p class="facts"><xsl:value-of select="$when" separator=", "/></p>
      <p class="series"><xsl:value-of select="@series ! ('From: ' || .)"/></p>
      <p class="publisher"><xsl:value-of select="$made" separator=", "/></p>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="b:book[$part = 'imprint']" as="element(h:html)">
    <xsl:call-template name="b:document">
      <xsl:with-param name="title" select="'Imprint'"/>
      <xsl:with-param name="type" select="'frontmatter'"/>
      <xsl:with-param name="class" select="'imprint'"/>
      <xsl:with-param name="content" as="element()">
        <section epub:type="copyright-page" aria-labelledby="imprint">
          <h1 id="imprint">Imprint</h1>
          <xsl:call-template name="local:version"/>
          <xsl:call-template name="local:rights"/>
          <xsl:call-template name="local:how"/>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What this is, and which version. -->
  <xsl:template name="local:version" as="element(h:p)*">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:variable name="work" as="element()" select="b:work(.)"/>
    <xsl:variable name="file" as="element()?" select="$work/tei:teiHeader/tei:fileDesc"/>
    <p>
      <cite><xsl:value-of select="f:title($work), f:subtitle($work)[.]" separator=". "/></cite>
      <xsl:value-of select="@series ! ('. From: ' || .)"/>
    </p>
    <xsl:where-populated>
      <p><xsl:value-of select="(@version, f:reading-text($file/tei:editionStmt/tei:edition[1])[.])[1]"/></p>
      <p><xsl:value-of select="f:reading-text($file/tei:publicationStmt/tei:publisher[1])"/></p>
      <p class="identifier"><xsl:value-of select="@identifier"/></p>
    </xsl:where-populated>
  </xsl:template>

  <!-- Rights of the edition, and of the texts layer by layer; what several texts share is said once. -->
  <xsl:template name="local:rights" as="element()*">
    <xsl:context-item as="element(b:book)" use="required"/>
    <xsl:variable name="texts" as="element()*" select="b:texts/*"/>
    <h2>Rights</h2>
    <xsl:for-each select="b:rights(b:work(.))[not(@n)], b:rights(b:work(.))[@n]">
      <p>
        <xsl:value-of select=".[@n] ! (b:layer(.) || ': ')"/>
        <xsl:sequence select="b:licence(.)"/>
      </p>
    </xsl:for-each>
    <xsl:for-each-group select="$texts ! b:rights(.)[@n]" group-by="b:layer(.)">
      <h3><xsl:value-of select="current-grouping-key()"/></h3>
      <dl>
        <xsl:for-each-group select="current-group()" group-by="f:reading-text(.)">
          <dt>
            <xsl:value-of select="if (count(current-group()) = count($texts) and count($texts) gt 1) then 'All texts'
                else string-join(current-group() ! f:chapter-title(ancestor::tei:TEI[1]), '; ')"/>
          </dt>
          <dd><xsl:sequence select="b:licence(.)"/></dd>
        </xsl:for-each-group>
      </dl>
    </xsl:for-each-group>
  </xsl:template>

  <!-- How the book is to be read. -->
  <xsl:template name="local:how" as="element()+">
    <xsl:context-item as="element(b:book)" use="required"/>
    <h2>About this book</h2>
    <p>
      <xsl:text>The numbers beside the paragraphs are those by which every form of this edition is cited. </xsl:text>
      <xsl:text>Notes of the source have the marks of the source, notes of this edition letters. Corrected words are </xsl:text>
      <xsl:text>underlined with dots and lead to the list of corrections after each text.</xsl:text>
      <xsl:if test="b:page">
        <xsl:text> The list of pages gives the pages of the printed book (PDF); a page is marked at the first paragraph </xsl:text>
        <xsl:text>that begins on it.</xsl:text>
      </xsl:if>
    </p>
    <p>Set in EB Garamond, under the SIL Open Font License 1.1.</p>
  </xsl:template>
</xsl:stylesheet>
