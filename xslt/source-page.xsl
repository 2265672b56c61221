<?xml version="1.0" encoding="UTF-8"?>
<!-- The source view of one text: its capture beside the text made of it, as a page of the site. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="#all">

  <!-- The page around it is that of the HTML edition. -->
  <xsl:import href="html.xsl"/>

  <!-- The captures as an XML document, cut into rows; publish/sourceview.py says what is in it. -->
  <xsl:param name="captures" as="xs:string"/>
  <!-- The identifier of the text: its page is texts/ID.html. -->
  <xsl:param name="text-id" as="xs:string"/>

  <xsl:include href="html/page/source.xsl"/>
  <xsl:include href="html/page/compared.xsl"/>
</xsl:stylesheet>
