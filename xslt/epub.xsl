<?xml version="1.0" encoding="UTF-8"?>
<!-- The files of an e-book (EPUB 3.3): a tei:TEI becomes a chapter, a register a chapter of the back matter, and a
     b:book (what Python knows of the whole) the part of it that $part names. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- Words become what they are in the HTML edition; what stands here takes precedence over its rules. -->
  <xsl:import href="register.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="no"/>

  <!-- package, nav, cover, title or imprint. -->
  <xsl:param name="part" as="xs:string" select="''"/>
  <!-- The chapters that the book has, by the identifier of their text: "ID=FILE ID=FILE". -->
  <xsl:param name="chapters" as="xs:string" select="''"/>
  <!-- The pages of the printed book that begin at an element, by its identifier: "ID=12 ID=13,14". -->
  <xsl:param name="pages" as="xs:string" select="''"/>

  <xsl:include href="epub/document.xsl"/>
  <xsl:include href="epub/chapter.xsl"/>
  <xsl:include href="epub/links.xsl"/>
  <xsl:include href="epub/notes.xsl"/>
  <xsl:include href="epub/corrections.xsl"/>
  <xsl:include href="epub/sources.xsl"/>
  <xsl:include href="epub/back.xsl"/>
  <xsl:include href="epub/front.xsl"/>
  <xsl:include href="epub/navigation.xsl"/>
  <xsl:include href="epub/package.xsl"/>
</xsl:stylesheet>
