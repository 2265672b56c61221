<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text for people: a wrapped reading text with numbered paragraphs, notes at the end. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <!-- The number of characters that a line may have. -->
  <xsl:param name="width" as="xs:integer" select="72"/>

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
  <xsl:include href="text/wrap.xsl"/>
  <xsl:include href="text/page.xsl"/>
  <xsl:include href="text/structure.xsl"/>
  <xsl:include href="text/core.xsl"/>
  <xsl:include href="text/tables.xsl"/>
</xsl:stylesheet>
