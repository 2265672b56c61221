<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of the registers call things: registers, kinds of entries and of names, languages. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:r="urn:edition:register"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml"
    xmlns:local="urn:edition:html:register:words:local"
    exclude-result-prefixes="#all">

  <xsl:variable name="local:registers" as="map(xs:string, xs:string)" select="map{
      'persons': 'Persons', 'places': 'Places', 'organisations': 'Organisations', 'events': 'Events', 'works': 'Works'}"/>

  <!-- What a register holds, in one line. -->
  <xsl:variable name="local:lines" as="map(xs:string, xs:string)" select="map{
      'persons': 'Who wrote the texts, who is named in them, who transmitted them.',
      'places': 'Settlements, regions, countries and waters, with the states to which they belonged.',
      'organisations': 'Parties, soviets, governments, armies, publishers.',
      'events': 'Revolutions, wars, treaties, congresses.',
      'works': 'Books, periodicals, decrees; the texts of this edition, too.'}"/>

  <xsl:variable name="local:languages" as="map(xs:string, xs:string)" select="map{
      'ru': 'Russian', 'uk': 'Ukrainian', 'be': 'Belarusian', 'pl': 'Polish', 'cs': 'Czech', 'sk': 'Slovak',
      'bg': 'Bulgarian', 'sr': 'Serbian', 'hr': 'Croatian', 'sl': 'Slovene', 'mk': 'Macedonian', 'de': 'German',
      'fr': 'French', 'en': 'English', 'it': 'Italian', 'es': 'Spanish', 'pt': 'Portuguese', 'ro': 'Romanian',
      'nl': 'Dutch', 'da': 'Danish', 'sv': 'Swedish', 'no': 'Norwegian', 'nb': 'Norwegian', 'fi': 'Finnish',
      'et': 'Estonian', 'lv': 'Latvian', 'lt': 'Lithuanian', 'hu': 'Hungarian', 'el': 'Greek', 'grc': 'Ancient Greek',
      'la': 'Latin', 'tr': 'Turkish', 'ota': 'Ottoman Turkish', 'az': 'Azerbaijani', 'hy': 'Armenian', 'ka': 'Georgian',
      'ar': 'Arabic', 'fa': 'Persian', 'he': 'Hebrew', 'yi': 'Yiddish', 'zh': 'Chinese', 'ja': 'Japanese',
      'ko': 'Korean', 'mn': 'Mongolian', 'kk': 'Kazakh', 'uz': 'Uzbek', 'tt': 'Tatar', 'sq': 'Albanian', 'ga': 'Irish'}"/>

  <xsl:function name="f:register-title" as="xs:string" visibility="public">
    <xsl:param name="folder" as="xs:string"/>
    <xsl:sequence select="($local:registers($folder), $folder)[1]"/>
  </xsl:function>

  <xsl:function name="f:register-line" as="xs:string?">
    <xsl:param name="folder" as="xs:string"/>
    <xsl:sequence select="$local:lines($folder)"/>
  </xsl:function>

  <!-- A language by its tag (BCP 47): "Russian", "Russian in Latin letters"; an unknown tag stands for itself. -->
  <xsl:function name="f:language-name" as="xs:string" visibility="public">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="name" as="xs:string?" select="$local:languages(lower-case(tokenize($tag, '-')[1]))"/>
    <xsl:sequence select="($name, $tag)[1] || ' in Latin letters'[exists($name) and matches($tag, '-Latn(-|$)', 'i')]"/>
  </xsl:function>

  <!-- What sort of name a form is. -->
  <xsl:function name="f:form-kind" as="xs:string" visibility="public">
    <xsl:param name="form" as="element()"/>
    <xsl:variable name="language" as="xs:string?" select="$form/@xml:lang[normalize-space()] ! f:language-name(.)"/>
    <xsl:sequence select="
        if ($form/@type = 'printed') then 'In the texts'
        else if ($form/@type = 'pseudonym') then 'Pseudonym'
        else if ($form/@type = ('original', 'transliteration') and $language) then $language
        else if ($language) then 'Also (' || $language || ')'
        else if ($form/@type = 'preferred') then 'Name'
        else 'Also'"/>
  </xsl:function>

  <!-- The forms of the name of an entry. -->
  <xsl:function name="f:forms" as="element()*" visibility="public">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$entry/(tei:persName | tei:placeName | tei:orgName | tei:eventName | self::tei:bibl/tei:title |
        self::tei:event[not(tei:eventName)]/tei:label)[f:reading-text(.)]"/>
  </xsl:function>

  <!-- The class of a title in italics: that of what is published by itself. -->
  <xsl:function name="f:italic" as="attribute(class)?">
    <xsl:param name="entry" as="element()"/>
    <xsl:if test="$entry/self::tei:bibl/tei:title[@type = 'preferred']/@level = ('m', 'j')">
      <xsl:attribute name="class" select="'italic'"/>
    </xsl:if>
  </xsl:function>

  <!-- "1 mention", "12 mentions". -->
  <xsl:function name="f:counted" as="xs:string" visibility="public">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:param name="one" as="xs:string"/>
    <xsl:param name="several" as="xs:string"/>
    <xsl:sequence select="format-integer($number, '#,##0') || '&#xA0;' || (if ($number eq 1) then $one else $several)"/>
  </xsl:function>

  <!-- A link to the page of an entry. -->
  <xsl:function name="f:entry-link" as="element(h:a)">
    <xsl:param name="entry" as="element()"/>
    <a href="{$root}registers/{$entry/@page}.html"><xsl:value-of select="$entry/@label"/></a>
  </xsl:function>

  <!-- What the head of every page of the registers has. -->
  <xsl:template name="f:register-head" as="element()+">
    <xsl:param name="description" as="xs:string"/>
    <xsl:where-populated>
      <meta name="description" content="{$description}"/>
    </xsl:where-populated>
    <link rel="stylesheet" href="{$root}assets/registers.css"/>
  </xsl:template>
</xsl:stylesheet>
