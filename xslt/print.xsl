<?xml version="1.0" encoding="UTF-8"?>
<!-- Typst source of the book (from a tei:teiCorpus) or of an offprint (from one tei:TEI). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <!-- a5, a4 or us-letter. -->
  <xsl:param name="paper" as="xs:string" select="'a5'"/>
  <!-- Names of files beside the Typst source that the PDF carries with it, separated by blanks. -->
  <xsl:param name="attachments" as="xs:string" select="''"/>
  <!-- The date of the document (2026-11-22); if '', that of its header. -->
  <xsl:param name="date" as="xs:string" select="''"/>
  <!-- "Volume 2", of a book in several. -->
  <xsl:param name="volume" as="xs:string" select="''"/>
  <!-- Numbers at every fifth line. -->
  <xsl:param name="line-numbers" as="xs:boolean" select="true()"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include href="common/errata.xsl"/>
  <xsl:include href="common/names.xsl"/>
  <xsl:include href="common/notes.xsl"/>
  <xsl:include href="common/reading.xsl"/>
  <xsl:include href="common/titles.xsl"/>
  <xsl:include href="common/unhandled.xsl"/>
  <xsl:include href="text/reading/classes.xsl"/>
  <xsl:include href="text/reading/notes.xsl"/>
  <xsl:include href="text/reading/blocks.xsl"/>
  <xsl:include href="text/reading/inline.xsl"/>
  <xsl:include href="text/reading/texts.xsl"/>
  <xsl:include href="text/reading/bibliography.xsl"/>
  <xsl:include href="print/typst.xsl"/>
  <xsl:include href="print/book.xsl"/>
  <xsl:include href="print/imprint.xsl"/>
  <xsl:include href="print/work.xsl"/>
  <xsl:include href="print/structure.xsl"/>
  <xsl:include href="print/lists.xsl"/>
  <xsl:include href="print/verse-drama.xsl"/>
  <xsl:include href="print/notes.xsl"/>
  <xsl:include href="print/index.xsl"/>
  <xsl:include href="print/core.xsl"/>
</xsl:stylesheet>
