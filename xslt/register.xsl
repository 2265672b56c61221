<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the registers: an index, an A-Z list of each register, a page for each entry. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- The page around them is that of the HTML edition. -->
  <xsl:import href="html.xsl"/>

  <!-- Words of the texts stand here in their reading. -->
  <xsl:param name="views" as="xs:boolean" select="false()"/>

  <xsl:include href="html/register/index.xsl"/>
  <xsl:include href="html/register/letters.xsl"/>
  <xsl:include href="html/register/list.xsl"/>
  <xsl:include href="html/register/names.xsl"/>
  <xsl:include href="html/register/entry.xsl"/>
  <xsl:include href="html/register/facts.xsl"/>
  <xsl:include href="html/register/roles.xsl"/>
  <xsl:include href="html/register/mentions.xsl"/>
  <xsl:include href="html/figures/locator.xsl"/>
</xsl:stylesheet>
