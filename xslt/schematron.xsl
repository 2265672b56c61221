<?xml version="1.0" encoding="UTF-8"?>
<!-- ISO Schematron to one XSLT 3.0 stylesheet, which reports what a document breaks as a JSON array. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="#all">

  <!-- The phase to run: an identifier, #ALL, or #DEFAULT for the one that the schema names. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <!-- True to report a test that cannot be evaluated and go on; false, which is faster, to stop there. -->
  <xsl:param name="careful" as="xs:boolean" select="false()"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:include href="schematron/refuse.xsl"/>
  <xsl:include href="schematron/whole.xsl"/>
  <xsl:include href="schematron/instances.xsl"/>
  <xsl:include href="schematron/phases.xsl"/>
  <xsl:include href="schematron/contexts.xsl"/>
  <xsl:include href="schematron/variables.xsl"/>
  <xsl:include href="schematron/messages.xsl"/>
  <xsl:include href="schematron/rules.xsl"/>
  <xsl:include href="schematron/sheet.xsl"/>
</xsl:stylesheet>
