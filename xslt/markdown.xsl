<?xml version="1.0" encoding="UTF-8"?>
<!-- Markdown for reading on forges: CommonMark, with the tables and footnotes that GitHub adds. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:k="urn:edition:markdown" xmlns:r="urn:edition:reading" exclude-result-prefixes="#all">

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
  <xsl:include href="markdown/escape.xsl"/>
  <xsl:include href="markdown/line.xsl"/>
  <xsl:include href="markdown/blocks.xsl"/>
  <xsl:include href="markdown/notes.xsl"/>
  <xsl:include href="markdown/page.xsl"/>

  <!-- Where a transformation begins. -->
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="text()">
    <xsl:value-of select="k:page(r:simplified(.))"/>
  </xsl:template>
</xsl:stylesheet>
